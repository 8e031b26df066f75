package dev.recs.stores.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.testing.LocalStack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** On one machine both clocks say the same. */
final class RedisClockIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    @RegisterExtension
    static final ClusterStack CLUSTER = new ClusterStack();

    @Test
    void itIsReadFromOneNodeAndFromACluster() {
        try (UnifiedJedis node = RedisClient.create(STACK.addresses().redisUrl());
                UnifiedJedis cluster = CLUSTER.connect()) {
            assertThat(new RedisClock(node).instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
            assertThat(new RedisClock(cluster).instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        }
    }
}
