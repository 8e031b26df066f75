package dev.recs.pipeline.throttle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Slows a long run down while orders wait: the run hands its work to this, part by part.
 *
 * <p>While users are due, a part is as small as a worker's batch, not more than half of the run's threads work, and each rests after a
 * part as long as the part took, or until nobody is due. So the run goes on, slower, also on a day when orders never stop. It does
 * not look at the CPU, which niceness shares out, but at what stores do one after the other.
 *
 * <p>Safe for any number of threads.
 */
public final class Throttle {

    static final int SMALL = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);
    /** Orders that come more often than this never seem to stop. */
    private static final Duration FLOW = Duration.ofMillis(200);

    private final LongSupplier usersDue;
    private final Duration longest;
    private final Semaphore places;
    private volatile long dueAt = System.nanoTime() - FLOW.toNanos();

    /**
     * @param usersDue how many users are due now
     * @param longest rest after a part
     * @param threads of the run
     */
    public Throttle(LongSupplier usersDue, Duration longest, int threads) {
        this.usersDue = usersDue;
        this.longest = longest;
        this.places = new Semaphore(Math.max(1, threads / 2));
    }

    /** Hands all items to the work in their order, many at once or few. */
    public <T> void share(List<T> items, Consumer<List<T>> work) {
        int from = 0;
        while (from < items.size()) {
            boolean slowly = ordersFlow();
            int to = slowly ? Math.min(from + SMALL, items.size()) : items.size();
            List<T> part = items.subList(from, to);
            if (slowly) {
                slowly(() -> work.accept(part));
            } else {
                work.accept(part);
            }
            from = to;
        }
    }

    private void slowly(Runnable work) {
        places.acquireUninterruptibly();
        try {
            long begin = System.nanoTime();
            work.run();
            rest(Math.min(longest.toNanos(), System.nanoTime() - begin));
        } finally {
            places.release();
        }
    }

    private void rest(long nanos) {
        long begin = System.nanoTime();
        try {
            while (isAnyDue() && System.nanoTime() - begin < nanos) {
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ordersFlow() {
        return isAnyDue() || System.nanoTime() - dueAt < FLOW.toNanos();
    }

    private boolean isAnyDue() {
        try {
            boolean due = usersDue.getAsLong() > 0;
            if (due) {
                dueAt = System.nanoTime();
            }
            return due;
        } catch (JedisException e) {
            LOG.debug("the refresh queue could not be read, the job goes on without throttle: {}", e.getMessage());
            return false;
        }
    }
}
