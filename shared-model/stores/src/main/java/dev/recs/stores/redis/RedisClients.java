package dev.recs.stores.redis;

import dev.recs.model.failure.Misconfigured;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Makes clients of Redis, of the kind that its mode asks for. None needs a server to be there: it connects when it is first used.
 *
 * <p>A server of another mode than the setting says is refused at once, by what it answers to {@code HELLO}, which every user may send.
 */
public final class RedisClients {

    /** A cluster's slots move without anybody telling: a failover is then seen by pipelines too. */
    private static final Duration TOPOLOGY_REFRESH = Duration.ofSeconds(5);

    /** A failover is waited for by those who repeat, not by one call. */
    private static final int ATTEMPTS = 3;

    private RedisClients() {}

    /**
     * Makes a client.
     *
     * @param pool of each server
     * @throws Misconfigured if a server answers that it is run otherwise than the setting says
     */
    public static UnifiedJedis create(RedisServers servers, Duration timeout, ConnectionPoolConfig pool) {
        DefaultJedisClientConfig config = config(servers, timeout);
        refuseAnotherMode(servers, config);
        return switch (servers.mode()) {
            case SINGLE ->
                RedisClient.builder()
                        .hostAndPort(servers.address().nodes().getFirst())
                        .clientConfig(config)
                        .poolConfig(pool)
                        .build();
            case SENTINEL ->
                RedisSentinelClient.builder()
                        .masterName(servers.master())
                        .sentinels(Set.copyOf(servers.address().nodes()))
                        .connectionProvider(new SentinelConnections(
                                servers.master(), config, pool, servers.address(), sentinel(servers, timeout)))
                        .build();
            case CLUSTER -> cluster(servers.address(), config, pool);
        };
    }

    private static RedisClusterClient cluster(
            RedisAddress address, DefaultJedisClientConfig config, ConnectionPoolConfig pool) {
        System.setProperty(RedisClusterClient.INIT_NO_ERROR_PROPERTY, "true");
        return RedisClusterClient.builder()
                .nodes(Set.copyOf(address.nodes()))
                .clientConfig(config)
                .poolConfig(pool)
                .maxAttempts(ATTEMPTS)
                .topologyRefreshPeriod(TOPOLOGY_REFRESH)
                .build();
    }

    private static DefaultJedisClientConfig config(RedisServers servers, Duration timeout) {
        RedisAddress address = servers.address();
        DefaultJedisClientConfig.Builder config = base(servers, timeout).database(address.database());
        if (!address.user().isEmpty()) {
            config.user(address.user());
        }
        if (!address.password().isEmpty()) {
            config.password(address.password());
        }
        return config.build();
    }

    /** Sentinels have users of their own. */
    private static JedisClientConfig sentinel(RedisServers servers, Duration timeout) {
        DefaultJedisClientConfig.Builder config = base(servers, timeout);
        if (!servers.sentinelUser().isEmpty()) {
            config.user(servers.sentinelUser());
        }
        if (!servers.sentinelPassword().isEmpty()) {
            config.password(servers.sentinelPassword());
        }
        return config.build();
    }

    private static DefaultJedisClientConfig.Builder base(RedisServers servers, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis);
        if (servers.address().hasTls()) {
            config.ssl(true).sslParameters(RedisTls.verifyingHostNames());
            servers.ca().ifPresent(ca -> config.sslSocketFactory(RedisTls.trusting(ca)));
        }
        return config;
    }

    /** Asks the first server that answers; one that is down says nothing against a setting. */
    private static void refuseAnotherMode(RedisServers servers, JedisClientConfig config) {
        JedisClientConfig asked = servers.mode() == RedisMode.SENTINEL
                ? sentinel(servers, Duration.ofMillis(config.getSocketTimeoutMillis()))
                : DefaultJedisClientConfig.builder().from(config).database(0).build();
        for (HostAndPort node : new LinkedHashSet<>(servers.address().nodes())) {
            Optional<String> told = mode(node, asked);
            if (told.isPresent()) {
                if (!told.get().equals(servers.mode().told())) {
                    throw new Misconfigured(refusal(servers.mode(), node, told.get()));
                }
                return;
            }
        }
    }

    private static String refusal(RedisMode mode, HostAndPort node, String told) {
        String right = told.equals(RedisMode.SINGLE.told()) ? RedisMode.SINGLE.setting() : told;
        return "recs.redis.mode is %s, but the server at %s is of mode %s: set recs.redis.mode=%s or another recs.redis.url"
                .formatted(mode.setting(), node, told, right);
    }

    private static Optional<String> mode(HostAndPort node, JedisClientConfig config) {
        try (Connection connection = new Connection(node, config)) {
            return connection.executeCommand(ServerHello.COMMAND).mode();
        } catch (JedisException e) {
            return Optional.empty();
        }
    }
}
