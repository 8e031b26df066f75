package dev.recs.serving.lists;

import dev.recs.model.redis.SharedKeys;
import dev.recs.serving.stores.GuardedStoreClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;

/** How many lists were looked up in Redis, and how many were there; added to Redis every 10 s for {@code recs stats}. */
@Component
final class CacheCounters {

    private final RedisClient redis;
    private final GuardedStoreClient hop;
    private final LongAdder lookups = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private long lookupsSent;
    private long hitsSent;

    CacheCounters(RedisClient redis, GuardedStoreClient redisHop, MeterRegistry meters) {
        this.redis = redis;
        this.hop = redisHop;
        meters.more().counter("recommendations_cache_lookups", List.of(), lookups);
        meters.more().counter("recommendations_cache_hits", List.of(), hits);
        meters.gauge("recommendations_cache_hit_rate", this, CacheCounters::hitRate);
    }

    void lookup(boolean hit) {
        lookups.increment();
        if (hit) {
            hits.increment();
        }
    }

    /** What could not be sent is sent the next time. */
    @Scheduled(fixedRate = 10_000)
    synchronized void send() {
        long newLookups = lookups.sum() - lookupsSent;
        long newHits = Math.min(hits.sum() - hitsSent, newLookups);
        if (newLookups > 0 && !hop.call(() -> add(newLookups, newHits)).isDown()) {
            lookupsSent += newLookups;
            hitsSent += newHits;
        }
    }

    private long add(long newLookups, long newHits) {
        redis.hincrBy(SharedKeys.CACHE_COUNTERS, "hits", newHits);
        return redis.hincrBy(SharedKeys.CACHE_COUNTERS, "lookups", newLookups);
    }

    /** Since the start; not a number before the first lookup. */
    private double hitRate() {
        return (double) hits.sum() / lookups.sum();
    }
}
