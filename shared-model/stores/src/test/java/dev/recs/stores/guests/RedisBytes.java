package dev.recs.stores.guests;

import dev.recs.stores.redis.KeyPages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** A search for bytes through all that Redis holds: names of keys, and their values as DUMP gives them without compression, or read. */
final class RedisBytes {

    private RedisBytes() {}

    /** The keys in whose name or value the text is. */
    static List<String> find(UnifiedJedis redis, String text) {
        List<String> found = new ArrayList<>();
        KeyPages.forEach(
                redis,
                "*",
                keys -> keys.forEach(key -> {
                    if (key.contains(text) || valueOf(redis, key).contains(text)) {
                        found.add(key);
                    }
                }));
        return found;
    }

    private static String valueOf(UnifiedJedis redis, String key) {
        return switch (redis.type(key)) {
            case "string" -> new String(redis.get(key.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
            case "list" -> String.valueOf(redis.lrange(key, 0, -1));
            case "hash" -> String.valueOf(redis.hgetAll(key));
            case "zset" -> String.valueOf(redis.zrange(key, 0, -1));
            case "set" -> String.valueOf(redis.smembers(key));
            case "stream" -> String.valueOf(redis.xrange(key, "-", "+"));
            default -> "";
        };
    }
}
