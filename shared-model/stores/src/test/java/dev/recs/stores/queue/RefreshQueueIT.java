package dev.recs.stores.queue;

import dev.recs.model.UserId;
import dev.recs.model.redis.SharedKeys;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XPendingParams;

class RefreshQueueIT extends RefreshQueueContract {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Pattern FIRST = Pattern.compile("\"first\":(\\d+)");

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
    RefreshQueue create() {
        redis.flushAll();
        return new RedisRefreshQueue(
                redis,
                new QueueSettings(DEBOUNCE, MAX_WAIT, Duration.ZERO, Duration.ZERO, VISIBILITY_TIMEOUT, MAX_USERS));
    }

    /** Redis goes by its own clock, so what waits, and what was taken, is made so much older. */
    @Override
    void pass(Duration time) {
        redis.hgetAll(SharedKeys.PENDING_PROFILE_REFRESHES)
                .forEach((user, mark) -> redis.hset(
                        SharedKeys.PENDING_PROFILE_REFRESHES,
                        user,
                        FIRST.matcher(mark)
                                .replaceFirst(
                                        first -> "\"first\":" + (Long.parseLong(first.group(1)) - time.toMillis()))));
        redis.zrange(SharedKeys.PROFILE_REFRESH_DUE, 0, -1)
                .forEach(user -> redis.zincrby(SharedKeys.PROFILE_REFRESH_DUE, (double) -time.toMillis(), user));
        if (redis.exists(SharedKeys.PROFILE_REFRESH)
                && !redis.xinfoGroups(SharedKeys.PROFILE_REFRESH).isEmpty()) {
            redis.xpending(
                            SharedKeys.PROFILE_REFRESH,
                            SharedKeys.REFRESHERS,
                            XPendingParams.xPendingParams("-", "+", 100))
                    .forEach(entry -> redis.xclaimJustId(
                            SharedKeys.PROFILE_REFRESH,
                            SharedKeys.REFRESHERS,
                            entry.getConsumerName(),
                            0,
                            XClaimParams.xClaimParams().idle(entry.getIdleTime() + time.toMillis()),
                            entry.getID()));
        }
    }

    @Override
    Optional<String> deadLetterOf(UserId user) {
        return new DeadLetters(redis)
                .newest(10).stream()
                        .filter(letter -> letter.userId().equals(user.value()))
                        .map(DeadLetter::reason)
                        .findFirst();
    }
}
