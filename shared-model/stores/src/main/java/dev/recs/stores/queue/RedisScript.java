package dev.recs.stores.queue;

import java.util.List;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A script that Redis keeps by its digest; sent again when Redis has lost it. */
final class RedisScript {

    private final String source;
    private volatile String digest = "";

    RedisScript(String source) {
        this.source = source;
    }

    Object run(RedisClient redis, List<String> keys, List<String> arguments) {
        if (digest.isEmpty()) {
            digest = redis.scriptLoad(source);
        }
        try {
            return redis.evalsha(digest, keys, arguments);
        } catch (JedisNoScriptException e) {
            return redis.eval(source, keys, arguments);
        }
    }
}
