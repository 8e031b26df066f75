package dev.recs.recommender.history;

import java.time.Duration;

/** Which lines of a user are one order: orders have no ids here, only times. */
public enum OrderUnit {
    /** Those of one day, in UTC. */
    DAY {
        @Override
        long of(long millis) {
            return Math.floorDiv(millis, DAY_MILLIS);
        }
    },
    /** Those of one moment: in a store whose users order many times in one sitting. */
    MOMENT {
        @Override
        long of(long millis) {
            return millis;
        }
    };

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Moments a day and user above which a day is a sitting of many orders. Online Retail has 1.1, MovieLens 100K 20. */
    private static final double SITTING = 1.5;

    /** Of two moments with the same number lines are one order. */
    abstract long of(long millis);

    public boolean isSame(long millis, long otherMillis) {
        return of(millis) == of(otherMillis);
    }

    /** What fits a history: days, unless its users have {@value #SITTING} moments a day or more. */
    public static OrderUnit of(PurchaseHistory history) {
        long days = 0;
        long moments = 0;
        for (int user = 0; user < history.users(); user++) {
            for (int line = history.begin(user); line < history.end(user); line++) {
                boolean isFirst = line == history.begin(user);
                days += isFirst || history.day(line) != history.day(line - 1) ? 1 : 0;
                moments += isFirst || history.millis(line) != history.millis(line - 1) ? 1 : 0;
            }
        }
        return moments > SITTING * days ? MOMENT : DAY;
    }
}
