package dev.recs.stores.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.stores.redis.KeyPages;
import dev.recs.testing.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

class RedisFlagsIT extends TombstonesContract {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final byte[] KEY = "a key".getBytes(StandardCharsets.UTF_8);

    private final UnifiedJedis redis = connect();

    /** Another way to run Redis has the same contract. */
    UnifiedJedis connect() {
        return RedisClient.create(STACK.addresses().redisUrl());
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Override
    Tombstones create() {
        redis.flushAll();
        return new RedisFlags(redis, KEY);
    }

    @Test
    void whoHasEitherFlagIsFlagged() {
        create();
        RedisFlags flags = new RedisFlags(redis, KEY);
        List<UserId> users = List.of(new UserId("erased"), new UserId("opted out"), new UserId("neither"));
        flags.add(users.get(0), Instant.EPOCH);
        flags.optOut(users.get(1), Instant.EPOCH);
        assertThat(flags.flagged(users)).containsExactlyInAnyOrder(users.get(0), users.get(1));
        flags.optIn(users.get(1));
        assertThat(flags.flagged(users)).containsExactly(users.get(0));
        assertThat(flags.flagged(List.of())).isEmpty();
    }

    @Test
    void aFlagThatSomebodyElseWroteForbidsAndEndsNever() {
        create();
        RedisFlags flags = new RedisFlags(redis, KEY);
        flags.add(new UserId("anna"), Instant.EPOCH);
        KeyPages.forEach(redis, "erased:*", keys -> redis.set(keys.getFirst(), "yes"));
        assertThat(flags.erasedAt(List.of(new UserId("anna")))).containsValue(Instant.MAX);
    }
}
