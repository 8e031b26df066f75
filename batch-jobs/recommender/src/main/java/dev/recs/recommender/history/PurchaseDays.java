package dev.recs.recommender.history;

/** Purchases counted once a user, product and day, at the time of the first of them. Not thread-safe. */
public final class PurchaseDays {

    private final int[] lastUsers;
    private final long[] lastDays;
    private int users;

    public PurchaseDays(int products) {
        this.lastUsers = new int[products];
        this.lastDays = new long[products];
    }

    public void forEach(UserHistory user, Taker taker) {
        users++;
        for (int line = 0; line < user.size(); line++) {
            int product = user.product(line);
            if (lastUsers[product] != users || lastDays[product] != user.day(line)) {
                lastUsers[product] = users;
                lastDays[product] = user.day(line);
                taker.take(product, user.millis(line));
            }
        }
    }

    /** Takes a product, and when it was bought. */
    @FunctionalInterface
    public interface Taker {
        void take(int product, long millis);
    }
}
