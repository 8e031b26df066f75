package dev.recs.queue;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Lets orders pass: a long run calls this between its chunks, and waits while users are due.
 *
 * <p>It waits for a bounded time, so that the run ends also on a day when orders never stop.
 */
public final class Courtesy {

    private static final Logger LOG = LoggerFactory.getLogger(Courtesy.class);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final QueueMonitor monitor;
    private final Duration longest;

    /** @param longest pause between two chunks */
    public Courtesy(QueueMonitor monitor, Duration longest) {
        this.monitor = monitor;
        this.longest = longest;
    }

    /** @return how long it waited */
    public Duration letOrdersPass() {
        long begin = System.nanoTime();
        try {
            while (monitor.depth() > 0 && System.nanoTime() - begin < longest.toNanos()) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JedisException e) {
            LOG.debug("queue could not be looked at, the run goes on: {}", e.getMessage());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
