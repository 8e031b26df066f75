package dev.recs.stores.queue;

/**
 * What became of users that were set due.
 *
 * @param already how many were due already
 * @param refused how many a full queue did not take
 * @param displaced how many others, who searched or viewed, went out of it for those who ordered
 */
public record Enqueued(long already, long refused, long displaced) {

    public static final Enqueued NOBODY = new Enqueued(0, 0, 0);

    /** Users whose lists are not remade before the nightly job, or the next event. */
    public long dropped() {
        return refused + displaced;
    }
}
