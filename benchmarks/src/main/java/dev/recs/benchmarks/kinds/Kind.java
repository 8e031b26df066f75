package dev.recs.benchmarks.kinds;

import dev.recs.benchmarks.kinds.Recipe.Clock;
import dev.recs.benchmarks.kinds.Recipe.Names;
import java.util.Locale;

/** The kinds of stores, with frozen seeds: a changed recipe is another store, of which earlier figures tell nothing. */
enum Kind {
    /** One product an order over three years, tastes that drift. */
    LARGE {
        @Override
        Recipe recipe() {
            return new Recipe(
                    20_000, 12_000, 150, 1_095, 9.5, 1, Clock.SPREAD, Names.ENGLISH, Habits.PLAIN.drifting(0.05), 101);
        }
    },
    /** Never a repeat, long titles, products come and go over four years, sequels now and then; only the day is known. */
    REVIEWS {
        @Override
        Recipe recipe() {
            return new Recipe(
                    10_000,
                    6_000,
                    120,
                    1_460,
                    9,
                    1,
                    Clock.DAYS,
                    Names.TITLES,
                    Habits.PLAIN.drifting(0.03).withSequels(0.1).withLifetime(700),
                    102);
        }
    },
    /** As reviews, but what comes next follows from what came last: the taste stays a while, and series are read in order. */
    SEQUELS {
        @Override
        Recipe recipe() {
            return new Recipe(
                    6_000,
                    4_000,
                    100,
                    1_460,
                    9,
                    1,
                    Clock.DAYS,
                    Names.TITLES,
                    Habits.PLAIN.drifting(0.1).staying(0.6).withSequels(0.25),
                    103);
        }
    },
    /** Many films rated in one sitting or two, seconds apart, one taste after the other. */
    RATINGS {
        @Override
        Recipe recipe() {
            return new Recipe(
                    900,
                    1_500,
                    18,
                    400,
                    60,
                    1,
                    Clock.SITTING,
                    Names.ENGLISH,
                    Habits.PLAIN.drifting(0.05).staying(0.7),
                    104);
        }
    },
    /** The same twenty products weekly, and something else. */
    GROCERIES {
        @Override
        Recipe recipe() {
            return new Recipe(
                    1_500, 800, 40, 365, 20, 2, Clock.WEEKLY, Names.ENGLISH, Habits.PLAIN.withFavourites(20), 105);
        }
    },
    ONE_MONTH {
        @Override
        Recipe recipe() {
            return new Recipe(3_000, 1_500, 60, 30, 4, 2, Clock.SPREAD, Names.ENGLISH, Habits.PLAIN, 106);
        }
    },
    TINY {
        @Override
        Recipe recipe() {
            return new Recipe(200, 80, 8, 180, 6, 2, Clock.SPREAD, Names.ENGLISH, Habits.PLAIN, 107);
        }
    },
    CYRILLIC {
        @Override
        Recipe recipe() {
            return new Recipe(3_000, 1_500, 60, 365, 5, 2, Clock.SPREAD, Names.CYRILLIC, Habits.PLAIN, 108);
        }
    },
    CHINESE {
        @Override
        Recipe recipe() {
            return new Recipe(3_000, 1_500, 60, 365, 5, 2, Clock.SPREAD, Names.CHINESE, Habits.PLAIN, 109);
        }
    },
    NO_NAMES {
        @Override
        Recipe recipe() {
            return new Recipe(3_000, 1_500, 60, 365, 5, 2, Clock.SPREAD, Names.NUMBERS, Habits.PLAIN, 110);
        }
    };

    /** With a frozen seed. */
    abstract Recipe recipe();

    /** As typed: {@code one-month}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
