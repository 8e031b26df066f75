package dev.recs.recommender.rules;

/** What a rule does to the products it matches. */
sealed interface Action {

    /** As in the file. */
    String word();

    /** @param position of the product on every list, from 1 */
    record Pin(int position) implements Action {

        @Override
        public String word() {
            return "pin";
        }
    }

    /**
     * Boost or bury.
     *
     * @param factor of the score: above 1 it rises, below 1 it falls
     */
    record Weigh(double factor) implements Action {

        @Override
        public String word() {
            return factor > 1 ? "boost" : "bury";
        }
    }

    /** On no list. */
    record Exclude() implements Action {

        @Override
        public String word() {
            return "exclude";
        }
    }
}
