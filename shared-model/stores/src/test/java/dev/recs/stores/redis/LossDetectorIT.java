package dev.recs.stores.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.redis.LossDetectorKey;
import dev.recs.testing.LocalStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

final class LossDetectorIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
    private final LossDetector detector = new LossDetector(redis);

    @BeforeEach
    void empty() {
        STACK.empty();
        assertThat(detector.hasLost())
                .as("of what was before, nothing is known")
                .isTrue();
        assertThat(detector.hasLost()).isFalse();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void anEmptyRedisIsALoss() {
        redis.flushAll();
        assertThat(detector.hasLost()).isTrue();
        assertThat(detector.hasLost()).as("once").isFalse();
    }

    @Test
    void anOlderBackupIsALoss() {
        String key = LossDetectorKey.all().getFirst();
        String older = redis.get(key);
        detector.hasLost();
        redis.set(key, older);
        assertThat(detector.hasLost()).isTrue();
    }

    /** A node of a cluster was replaced by a replica that was behind. */
    @Test
    void oneCounterThatIsGoneIsALoss() {
        redis.del(LossDetectorKey.all().getLast());
        assertThat(detector.hasLost()).isTrue();
    }

    @Test
    void anotherProcessThatLooksIsNoLoss() {
        LossDetector other = new LossDetector(redis);
        other.hasLost();
        other.hasLost();
        assertThat(detector.hasLost()).isFalse();
        assertThat(other.hasLost()).isFalse();
    }
}
