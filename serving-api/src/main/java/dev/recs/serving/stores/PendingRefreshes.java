package dev.recs.serving.stores;

import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.PendingRefreshScript;
import dev.recs.stores.queue.QueueSettings;
import java.util.List;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;

/** Enqueues users for a refresh, with the debounce and the longest wait that are configured for the queue. */
@Component
public final class PendingRefreshes {

    private final RedisClient redis;
    private final QueueSettings settings;

    PendingRefreshes(RedisClient redis, QueueSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** Enqueuing a user twice changes nothing but the time it is due. */
    public void enqueue(List<PendingRefresh> users) {
        redis.eval(
                PendingRefreshScript.SOURCE,
                PendingRefreshScript.keys(),
                PendingRefreshScript.arguments(users, settings.delays()));
    }
}
