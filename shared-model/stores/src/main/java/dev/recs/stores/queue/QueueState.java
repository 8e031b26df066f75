package dev.recs.stores.queue;

import java.time.Duration;
import java.util.List;

/**
 * The queue at one moment.
 *
 * @param waiting users that are due later
 * @param queued users in the stream that no worker has yet
 * @param taken users that a worker has
 * @param dropped users that the queue did not keep while it was full, forgotten a week after the last
 * @param oldest how long the oldest entry has been in the stream; zero if there is none
 */
public record QueueState(
        long waiting,
        long queued,
        long taken,
        long dropped,
        Duration oldest,
        List<Consumer> consumers,
        long deadLetters) {

    public QueueState {
        consumers = List.copyOf(consumers);
    }

    /** Users that are due now. */
    public long depth() {
        return queued + taken;
    }

    /**
     * A worker's thread that takes entries.
     *
     * @param holds entries it has not finished
     * @param idle since it last asked
     */
    public record Consumer(String name, long holds, Duration idle) {}
}
