package dev.recs.stores.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.UserId;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.testing.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Clients of each mode, in front of a server of their own and of another. */
final class RedisClientsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    @RegisterExtension
    static final ClusterStack CLUSTER = new ClusterStack();

    /** As docs/guide/redis.md has them. */
    private static final String RULES =
            "on >p@ss ~user_* ~loss_detector:* ~opted_out:* ~erased:* ~events_seen:* ~forgotten_searches:* ~profile_refresh* ~recommendations_* ~guest_* ~erasure_file_rewrite +@all -@admin -@dangerous";

    private static final UserId ANNA = new UserId("anna");

    @Test
    void aNodeOfAClusterIsRefusedInModeSingle() {
        int port = CLUSTER.cluster().ports().getFirst();
        assertThatThrownBy(() -> connect(RedisMode.SINGLE, "redis://127.0.0.1:" + port))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "recs.redis.mode is single, but the server at 127.0.0.1:%d is of mode cluster: set recs.redis.mode=cluster or another recs.redis.url",
                        port);
    }

    @Test
    void aSingleServerIsRefusedInEveryOtherMode() {
        String url = STACK.addresses().redisUrl();
        for (RedisMode mode : List.of(RedisMode.CLUSTER, RedisMode.SENTINEL)) {
            assertThatThrownBy(() -> connect(mode, url))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage(
                            "recs.redis.mode is %s, but the server at %s is of mode standalone: set recs.redis.mode=single or another recs.redis.url",
                            mode.setting(), url.substring("redis://".length()));
        }
    }

    /** The API starts whether its stores are there or not. */
    @Test
    void aServerThatIsDownIsRefusedByNobodyUntilItIsAsked() {
        for (RedisMode mode : RedisMode.values()) {
            try (UnifiedJedis redis = connect(mode, "redis://127.0.0.1:9")) {
                assertThatThrownBy(() -> RedisTopology.answers(redis)).isInstanceOf(JedisException.class);
            }
        }
    }

    @Test
    void aUserWithoutDangerousCommandsIsEnough() {
        try (Jedis admin = new Jedis(STACK.addresses().redisUrl())) {
            admin.aclSetUser("recs", RULES.split(" ", -1));
            String url = STACK.addresses().redisUrl().replace("redis://", "redis://recs:p%40ss@");
            try (UnifiedJedis redis = connect(RedisMode.SINGLE, url)) {
                assertThatThrownBy(() -> redis.info()).isInstanceOf(JedisDataException.class);
                assertThat(RedisTopology.answers(redis)).isTrue();
                assertThat(RedisTopology.version(redis)).isPresent();
                assertThat(new LossDetector(redis).hasLost()).isTrue();
                redis.set(RecommendationListKey.of(ANNA), "x");
                List<String> keys = new ArrayList<>();
                KeyPages.forEach(redis, RecommendationListKey.PATTERN, keys::addAll);
                assertThat(keys).contains(RecommendationListKey.of(ANNA));
                assertThat(new RedisScript("return KEYS[1]").run(redis, keys, List.of()))
                        .isNotNull();
            } finally {
                admin.aclDelUser("recs");
            }
        }
    }

    private static UnifiedJedis connect(RedisMode mode, String url) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setJmxEnabled(false);
        return RedisClients.create(
                new RedisServers(
                        mode, RedisAddress.parse(url).orElseThrow(), "mymaster", "", "", Optional.<Path>empty()),
                Duration.ofMillis(500),
                pool);
    }
}
