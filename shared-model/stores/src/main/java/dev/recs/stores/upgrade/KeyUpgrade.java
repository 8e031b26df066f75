package dev.recs.stores.upgrade;

import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.FormerKeys;
import dev.recs.stores.activity.ActiveUsers;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.queue.RedisRefreshQueue;
import dev.recs.stores.redis.KeyPages;
import dev.recs.stores.redis.MoveFormerScript;
import dev.recs.stores.redis.RedisScript;
import dev.recs.stores.redis.RedisTopology;
import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.UnifiedJedis;

/**
 * Moves what release 1.0.0 left in Redis to the keys of this release, each key all at once: it may be killed, repeated, and run while
 * others write by both names.
 *
 * <p>Lists and profile summaries are left to expire. Tombstones have their bucket from MongoDB, see {@code TombstoneExpiry}.
 */
public final class KeyUpgrade {

    private final RedisScript move = new RedisScript(MoveFormerScript.SOURCE);
    private final UnifiedJedis redis;
    private final RedisRefreshQueue queue;
    private final DeadLetters deadLetters;
    private final ActiveUsers activity;

    public KeyUpgrade(UnifiedJedis redis, QueueSettings queue) {
        this.redis = redis;
        this.queue = new RedisRefreshQueue(redis, queue);
        this.deadLetters = new DeadLetters(redis);
        this.activity = new ActiveUsers(redis);
    }

    /** A cluster has no keys of 1.0.0, which knew a single Redis only. */
    public Moved run() {
        if (!RedisTopology.hasFormerKeys(redis)) {
            return new Moved(0, 0, 0, 0);
        }
        return new Moved(queue.takeOverFormer(), deadLetters.takeOverFormer(), activity.takeOverFormer(), moveKeys());
    }

    private long moveKeys() {
        AtomicLong moved = new AtomicLong();
        for (FormerKeys.Kind kind : FormerKeys.KINDS) {
            KeyPages.forEach(
                    redis, kind.pattern(), keys -> keys.forEach(key -> moved.addAndGet(move(key, kind.cap()))));
        }
        return moved.get();
    }

    private long move(String former, int cap) {
        try {
            String key = FormerKeys.renamed(former);
            return key.equals(former)
                    ? 0
                    : (Long) move.run(redis, MoveFormerScript.keys(former, key), MoveFormerScript.arguments(cap));
        } catch (BadInput e) {
            // The key is of no user of ours, so nobody will read it by either name.
            return 0;
        }
    }

    /**
     * What was moved.
     *
     * @param queued users of the refresh queue
     * @param active times of the latest event
     * @param keys lists of events, opt-out flags, counters of a day
     */
    public record Moved(long queued, long deadLetters, long active, long keys) {}
}
