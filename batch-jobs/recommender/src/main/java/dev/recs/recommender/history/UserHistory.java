package dev.recs.recommender.history;

/** The purchases of one user, oldest first: a view of a {@link PurchaseHistory} whose lines count from 0. Immutable. */
public final class UserHistory {

    private final PurchaseHistory history;
    private final int begin;
    private final int size;

    UserHistory(PurchaseHistory history, int user) {
        this.history = history;
        this.begin = history.begin(user);
        this.size = history.end(user) - begin;
    }

    /** Lines of the user, 0 if all were left out. */
    public int size() {
        return size;
    }

    /** By number. */
    public int product(int line) {
        return history.product(begin + line);
    }

    /** Milliseconds since 1970. */
    public long millis(int line) {
        return history.millis(begin + line);
    }

    /** Days since 1970, in UTC; lines of one day are one order. */
    public long day(int line) {
        return history.day(begin + line);
    }
}
