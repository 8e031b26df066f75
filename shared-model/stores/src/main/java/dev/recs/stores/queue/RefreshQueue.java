package dev.recs.stores.queue;

import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshEntry;
import java.time.Duration;
import java.util.List;

/**
 * Users to refresh. Safe for any number of threads and processes.
 *
 * <p>A user is in the queue once: a search or a view waits for the next one (debounce), but not longer than the max wait; an order is due
 * at once. What comes while the user's entry waits to be taken adds nothing; what comes after makes a new entry.
 */
public interface RefreshQueue {

    /** Of a full queue: searches and views are refused, an order takes the place of one. */
    Enqueued setDue(List<PendingRefresh> users);

    /** Makes entries of the users whose time has come. */
    void moveDue();

    /**
     * Takes up to {@code max} entries: waits for the first one, then a little for more.
     *
     * @param timeout how long to wait for the first
     */
    List<RefreshEntry> take(String consumer, int max, Duration timeout);

    /** Takes over what another worker has had for longer than the visibility timeout. */
    List<RefreshEntry> claim(String consumer, int max);

    /** The lists of these entries are published. */
    void finish(List<RefreshEntry> entries);

    /** Makes the user of an entry due again after a pause. */
    void putBack(RefreshEntry entry, int attempts, Duration pause);

    /** Gives an entry up, for a person to look at. */
    void deadLetter(RefreshEntry entry, String reason);
}
