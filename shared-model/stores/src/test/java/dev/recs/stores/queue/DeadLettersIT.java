package dev.recs.stores.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.recs.golden.GoldenJson;
import dev.recs.model.UserId;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.model.redis.SharedKeys;
import dev.recs.testing.LocalStack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;

final class DeadLettersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
    private final DeadLetters letters = new DeadLetters(redis);

    @AfterEach
    void close() {
        redis.del(SharedKeys.PROFILE_REFRESH_DEAD);
        redis.close();
    }

    @Test
    void aDeadLetterHasTheFieldsOfItsGoldenFileAndIsReadBack() {
        letters.add(
                new RefreshEntry(
                        "1-0",
                        new UserId("12347"),
                        RefreshCause.ORDER,
                        Instant.ofEpochMilli(1_764_000_000_000L),
                        "outbox-7",
                        List.of("A"),
                        5),
                "its text is too long");
        GoldenJson.assertSorted("redis/dead-letter.json", JsonMapper.shared().valueToTree(fields()));
        assertThat(letters.newest(10))
                .extracting(DeadLetter::userId, DeadLetter::cause, DeadLetter::traceId, DeadLetter::reason)
                .containsExactly(tuple("12347", "order", "outbox-7", "its text is too long"));
    }

    private Map<String, String> fields() {
        return redis.xrange(SharedKeys.PROFILE_REFRESH_DEAD, "-", "+")
                .getFirst()
                .getFields();
    }
}
