package dev.recs.recommender.history;

import java.time.Duration;

/** The purchases of one user, oldest first: a view of arrays whose lines count from 0. To be used before its source tells the next one. */
public final class UserHistory {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final int[] products;
    private final long[] times;
    private final int begin;
    private final int size;

    /** @param end the first line that is another user's */
    UserHistory(int[] products, long[] times, int begin, int end) {
        this.products = products;
        this.times = times;
        this.begin = begin;
        this.size = end - begin;
    }

    /** Lines of the user, 0 if all were left out. */
    public int size() {
        return size;
    }

    /** By number. */
    public int product(int line) {
        return products[begin + line];
    }

    /** Milliseconds since 1970. */
    public long millis(int line) {
        return times[begin + line];
    }

    /** Days since 1970, in UTC; lines of one day are one order. */
    public long day(int line) {
        return Math.floorDiv(times[begin + line], DAY);
    }
}
