package dev.recs.jobs.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/** How a run shares out its work while users are due in Redis, and while nobody is. */
final class ThrottleIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration REST = Duration.ofMillis(5);

    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
    private final Throttle throttle = new Throttle(new QueueMonitor(redis, Clock.systemUTC()), REST, 4);
    private final List<Integer> items = IntStream.range(0, 120).boxed().toList();

    @AfterEach
    void close() {
        redis.del(SharedKeys.PROFILE_REFRESH);
        redis.close();
    }

    @Test
    void whileNobodyIsDueAllIsDoneAtOnce() {
        assertThat(shared()).containsExactly(items);
    }

    @Test
    void whileUsersAreDueThePartsAreAsSmallAsAWorkersBatch() {
        makeSomebodyDue();
        assertThat(shared()).containsExactly(items.subList(0, 50), items.subList(50, 100), items.subList(100, 120));
    }

    @Test
    void whileUsersAreDueHalfOfTheThreadsWork() {
        makeSomebodyDue();
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(() -> throttle.share(items, _ -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    atWork.decrementAndGet();
                }));
            }
        }
        assertThat(most).hasValueBetween(1, 2);
    }

    private List<List<Integer>> shared() {
        List<List<Integer>> parts = new ArrayList<>();
        throttle.share(items, parts::add);
        return parts;
    }

    private void makeSomebodyDue() {
        redis.xadd(SharedKeys.PROFILE_REFRESH, StreamEntryID.NEW_ENTRY, Map.of("user", "c1"));
    }
}
