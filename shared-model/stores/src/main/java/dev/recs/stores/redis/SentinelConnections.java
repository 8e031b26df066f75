package dev.recs.stores.redis;

import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.providers.SentineledConnectionProvider;

/**
 * Connections to the master that the sentinels name, from when they first answer. The driver's own would not be made while they are down.
 *
 * <p>One thread asks at a time; the others are told at once that Redis is not there, and do not wait in line for it.
 */
final class SentinelConnections implements ConnectionProvider {

    private final String master;
    private final JedisClientConfig config;
    private final ConnectionPoolConfig pool;
    private final RedisAddress sentinels;
    private final JedisClientConfig sentinelConfig;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable SentineledConnectionProvider found;

    SentinelConnections(
            String master,
            JedisClientConfig config,
            ConnectionPoolConfig pool,
            RedisAddress sentinels,
            JedisClientConfig sentinelConfig) {
        this.master = master;
        this.config = config;
        this.pool = pool;
        this.sentinels = sentinels;
        this.sentinelConfig = sentinelConfig;
    }

    @Override
    public Connection getConnection() {
        return provider().getConnection();
    }

    @Override
    public Connection getConnection(CommandArguments arguments) {
        return getConnection();
    }

    @Override
    public void close() {
        SentineledConnectionProvider provider = found;
        if (provider != null) {
            provider.close();
        }
    }

    private SentineledConnectionProvider provider() {
        SentineledConnectionProvider provider = found;
        if (provider != null) {
            return provider;
        }
        if (!asking.tryLock()) {
            throw new JedisConnectionException("the sentinels have not named a master yet");
        }
        try {
            provider = found;
            if (provider == null) {
                provider = new SentineledConnectionProvider(
                        master, config, pool, Set.copyOf(sentinels.nodes()), sentinelConfig);
                found = provider;
            }
            return provider;
        } finally {
            asking.unlock();
        }
    }
}
