package dev.recs.serving.stores;

import dev.recs.model.redis.PendingRefresh;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.queue.RedisRefreshQueue;
import dev.recs.stores.queue.RefreshQueue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;

/** Enqueues users for a refresh, with the debounce and the longest wait that are configured for the queue. */
@Component
public final class PendingRefreshes {

    private final RefreshQueue queue;
    private final Counter dropped;

    PendingRefreshes(UnifiedJedis redis, QueueSettings settings, MeterRegistry meters) {
        this.queue = new RedisRefreshQueue(redis, settings);
        this.dropped = Counter.builder("recs.queue.dropped")
                .description("users that the full queue did not take, or that went out of it for an order")
                .register(meters);
    }

    /** Enqueuing a user twice changes nothing but the time it is due. */
    public void enqueue(List<PendingRefresh> users) {
        dropped.increment((double) queue.setDue(users).dropped());
    }
}
