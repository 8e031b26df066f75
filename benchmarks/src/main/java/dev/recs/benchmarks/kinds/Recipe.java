package dev.recs.benchmarks.kinds;

/**
 * What fixes a generated store.
 *
 * @param days from the first possible purchase to the end
 * @param meanOrders of a user, at least 2 each
 * @param meanLines of an order
 */
record Recipe(
        int users,
        int products,
        int tastes,
        int days,
        double meanOrders,
        double meanLines,
        Clock clock,
        Names names,
        Habits habits,
        long seed) {

    /** When the orders of a user are. */
    enum Clock {
        /** Spread over the days, to the second. */
        SPREAD,
        /** Spread over the days, and only the day is known. */
        DAYS,
        /** A week apart. */
        WEEKLY,
        /** In one sitting or two, seconds apart. */
        SITTING
    }

    /** How products are called. */
    enum Names {
        ENGLISH,
        /** Long titles with brand, series and volume. */
        TITLES,
        CYRILLIC,
        /** Characters of three and of four bytes. */
        CHINESE,
        /** {@code Product 123}. */
        NUMBERS
    }
}
