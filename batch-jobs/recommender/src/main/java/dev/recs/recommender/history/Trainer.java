package dev.recs.recommender.history;

/**
 * Trains one part of the model: takes each user's whole history once, then solves.
 *
 * <p>What it holds are sums over users, whose size depends on the products and not on the lines. Users may be shared out over
 * several trainers of the same construction, in any way, which are then merged in any order: amounts are summed as whole numbers ({@link
 * FixedPoint}), so the part is the same bit for bit. Not thread-safe.
 *
 * @param <T> the trainer itself, the only kind that it can be merged with
 * @param <M> the part of the model
 */
public interface Trainer<T extends Trainer<T, M>, M> {

    /** Counts one user in; a user without lines counts for nothing. */
    void add(UserHistory user);

    /**
     * Counts in all users of another trainer, which is not to be used after.
     *
     * @throws IllegalArgumentException if the other was made for other products or another head
     */
    void merge(T other);

    /** The part of the model; nothing may be added after. */
    M solve();

    /** Adds all users and solves. */
    default M train(UserHistories histories) {
        histories.forEachUser(this::add);
        return solve();
    }
}
