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
    public static OrderUnit of(UserHistories histories) {
        Moments moments = new Moments();
        histories.forEachUser(moments::add);
        return moments.unit();
    }

    /** Days and moments of users at which they bought; whole numbers. */
    static final class Moments {

        private long days;
        private long moments;

        void add(UserHistory user) {
            for (int line = 0; line < user.size(); line++) {
                days += line == 0 || user.day(line) != user.day(line - 1) ? 1 : 0;
                moments += line == 0 || user.millis(line) != user.millis(line - 1) ? 1 : 0;
            }
        }

        void merge(Moments other) {
            days += other.days;
            moments += other.moments;
        }

        OrderUnit unit() {
            return moments > SITTING * days ? MOMENT : DAY;
        }
    }
}
