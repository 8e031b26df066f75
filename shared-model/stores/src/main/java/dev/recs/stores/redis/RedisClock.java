package dev.recs.stores.redis;

import dev.recs.model.redis.SharedKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/**
 * The clock of Redis: one for all processes, so that of two lists the later one is newer whatever the clocks of their machines say. A
 * worker whose own clock is an hour ahead would make lists that no other can replace for an hour.
 */
public final class RedisClock implements InstantSource {

    static final String SOURCE = LuaSource.load("clock.lua");

    private final RedisScript script = new RedisScript(SOURCE);
    private final UnifiedJedis redis;

    public RedisClock(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** Of the node that has the queue; throws what Jedis throws. */
    @Override
    public Instant instant() {
        byte[] micros = (byte[]) script.run(redis, List.of(SharedKeys.PROFILE_REFRESH), List.of());
        return Instant.EPOCH.plus(Long.parseLong(new String(micros, StandardCharsets.US_ASCII)), ChronoUnit.MICROS);
    }
}
