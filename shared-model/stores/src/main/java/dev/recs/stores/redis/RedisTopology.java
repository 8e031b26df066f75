package dev.recs.stores.redis;

import dev.recs.model.redis.SharedKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** What follows from how Redis is run: by the kind of its client. */
public final class RedisTopology {

    private RedisTopology() {}

    /** Whether a command, and each part of a pipeline, may only name keys of one slot. */
    public static boolean isCluster(UnifiedJedis redis) {
        return redis instanceof RedisClusterClient;
    }

    /** Whether it answers; of a cluster the node that has the refresh queue. Needs no right but to read our keys. */
    public static boolean answers(UnifiedJedis redis) {
        redis.exists(SharedKeys.PROFILE_REFRESH_DUE);
        return true;
    }

    /** As the first server tells it; empty before Redis 6. */
    public static Optional<String> version(UnifiedJedis redis) {
        return onEachServer(redis, ServerHello.COMMAND).getFirst().version().map("redis_version:"::concat);
    }

    /** Closes connections that wait for use, of which a server that is gone leaves many. */
    public static void clearPools(UnifiedJedis redis) {
        if (redis instanceof RedisClient single) {
            single.getPool().clear();
        } else if (redis instanceof RedisClusterClient cluster) {
            cluster.getClusterNodes().values().forEach(ConnectionPool::clear);
        }
    }

    /**
     * Sends a command that names no key to every server, replicas included.
     *
     * @return their replies; of a master with sentinels only its own
     */
    public static <T> List<T> onEachServer(UnifiedJedis redis, CommandObject<T> command) {
        if (!(redis instanceof RedisClusterClient cluster)) {
            return List.of(redis.executeCommand(command));
        }
        List<T> replies = new ArrayList<>();
        for (ConnectionPool pool : cluster.getClusterNodes().values()) {
            try (Connection connection = pool.getResource()) {
                replies.add(connection.executeCommand(command));
            }
        }
        return replies;
    }

    /** Whether processes of release 1.0.0 may write beside this one: they know a single Redis only. */
    public static boolean hasFormerKeys(UnifiedJedis redis) {
        return redis instanceof RedisClient;
    }
}
