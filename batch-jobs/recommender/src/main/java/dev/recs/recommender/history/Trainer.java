package dev.recs.recommender.history;

/**
 * Trains one part of the model: takes each user's whole history once, then solves.
 *
 * <p>Users may be shared out over several trainers of the same construction, which are then merged. Merged in the order of their users,
 * they give what one trainer gives: exactly where whole numbers are counted, up to rounding where weights are summed. One
 * trainer alone sums in the order of its users, so the same history gives the same part bit for bit. Not thread-safe.
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

    /** Adds all users of a history and solves. */
    default M train(PurchaseHistory history) {
        history.forEachUser(this::add);
        return solve();
    }
}
