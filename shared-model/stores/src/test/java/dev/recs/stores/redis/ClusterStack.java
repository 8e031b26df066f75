package dev.recs.stores.redis;

import dev.recs.testing.RedisCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.UnifiedJedis;

/**
 * A Redis Cluster for the tests of a class, started once per test process: of one node that has all slots, or of three masters and three
 * replicas, if the variable {@code RECS_REDIS_CLUSTER} is {@code six}.
 */
public final class ClusterStack implements BeforeAllCallback {

    private static final boolean SIX = "six".equals(System.getenv("RECS_REDIS_CLUSTER"));

    private @Nullable RedisCluster cluster;

    @Override
    public void beforeAll(ExtensionContext context) {
        cluster = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(
                        RedisCluster.class,
                        unused -> RedisCluster.start(
                                Path.of(
                                        "target",
                                        "cluster",
                                        Long.toString(ProcessHandle.current().pid())),
                                SIX ? 3 : 1,
                                SIX ? 1 : 0),
                        RedisCluster.class);
        cluster.flush();
    }

    public RedisCluster cluster() {
        return Objects.requireNonNull(cluster, "register the extension in a static field");
    }

    public UnifiedJedis connect() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setJmxEnabled(false);
        return RedisClients.create(
                new RedisServers(
                        RedisMode.CLUSTER,
                        RedisAddress.parse(cluster().url()).orElseThrow(),
                        "",
                        "",
                        "",
                        Optional.empty()),
                Duration.ofSeconds(2),
                pool);
    }
}
