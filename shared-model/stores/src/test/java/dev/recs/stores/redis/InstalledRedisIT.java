package dev.recs.stores.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LocalStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

/** Holds that the tests beside this one run on the Redis that {@code RECS_REDIS_FOLDER} names, where it names one. */
@EnabledIfSystemProperty(
        named = "recs.redis.program",
        matches = ".+",
        disabledReason = "RECS_REDIS_FOLDER names no Redis")
final class InstalledRedisIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    @Test
    void theServerOfTheseTestsIsRedis80() {
        try (RedisClient redis = RedisClient.create(STACK.addresses().redisUrl())) {
            assertThat(redis.info("server")).contains("redis_version:8.0.");
        }
    }
}
