package dev.recs.stores.counters;

import dev.recs.model.redis.SharedKeys;
import java.util.Map;
import java.util.OptionalDouble;
import redis.clients.jedis.UnifiedJedis;

/** How many lists were looked up in Redis by all processes, and how many were there: the hash {@code recommendations_cache}. */
public final class CacheReads {

    private static final String HITS = "hits";
    private static final String LOOKUPS = "lookups";

    private final UnifiedJedis redis;

    public CacheReads(UnifiedJedis redis) {
        this.redis = redis;
    }

    public void add(long lookups, long hits) {
        redis.hincrBy(SharedKeys.CACHE_COUNTERS, HITS, hits);
        redis.hincrBy(SharedKeys.CACHE_COUNTERS, LOOKUPS, lookups);
    }

    /** Hits of a lookup; empty before the first. */
    public OptionalDouble hitRate() {
        Map<String, String> counters = redis.hgetAll(SharedKeys.CACHE_COUNTERS);
        double lookups = Double.parseDouble(counters.getOrDefault(LOOKUPS, "0"));
        return lookups == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(counters.getOrDefault(HITS, "0")) / lookups);
    }
}
