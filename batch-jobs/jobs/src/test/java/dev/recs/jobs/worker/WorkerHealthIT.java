package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.jobs.management.ManagementServer;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.testing.LocalStack;
import io.micrometer.core.instrument.MockClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.health.contributor.Status;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

final class WorkerHealthIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private RedisClient redis;
    private final MockClock lagClock = new MockClock();
    private Instant now;
    private String trouble;
    private RecentLags lags;
    private WorkerHealth health;

    @BeforeEach
    void start() {
        redis = RedisClient.create(STACK.addresses().redisUrl());
        now = Instant.now();
        trouble = "";
        Clock clock = clock(() -> now);
        lags = new RecentLags(lagClock);
        health = new WorkerHealth(
                () -> Optional.of(trouble).filter(text -> !text.isEmpty()),
                lags,
                new QueueMonitor(redis, clock),
                Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        redis.flushAll();
        redis.close();
    }

    @Test
    void itIsDegradedForAMinuteWhenTheLagHasPassedTheObjective() {
        lags.add(Duration.ofMillis(900));
        assertThat(status()).isEqualTo(Status.UP);
        lags.add(Duration.ofMillis(1_100));
        assertThat(status()).isEqualTo(ManagementServer.DEGRADED);
        assertThat(health.health().getDetails().get("lagMillis"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Long.class))
                .hasEntrySatisfying("p50", lag -> assertThat(lag).isCloseTo(900, within(9L)))
                .hasEntrySatisfying("p95", lag -> assertThat(lag).isCloseTo(1_100, within(11L)))
                .hasEntrySatisfying("p99", lag -> assertThat(lag).isCloseTo(1_100, within(11L)));
        lagClock.add(Duration.ofSeconds(61));
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void oneLateListInAHundredAndMoreIsWithinTheObjective() {
        lags.add(Duration.ofSeconds(3));
        for (int i = 0; i < 99; i++) {
            lags.add(Duration.ofMillis(100));
        }
        assertThat(status()).isEqualTo(Status.UP);
        lags.add(Duration.ofSeconds(3));
        assertThat(status()).isEqualTo(ManagementServer.DEGRADED);
    }

    @Test
    void itIsDegradedWhileTheOldestEntryIsOlderThanTheObjective() {
        StreamEntryID entry = redis.xadd(SharedKeys.PROFILE_REFRESH, StreamEntryID.NEW_ENTRY, Map.of("user", "c01"));
        assertThat(status()).isEqualTo(Status.UP);
        now = now.plusSeconds(2);
        assertThat(status()).isEqualTo(ManagementServer.DEGRADED);
        redis.xdel(SharedKeys.PROFILE_REFRESH, entry);
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void itIsDownWhileAThreadCannotWork() {
        trouble = "MongoDB does not answer";
        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("trouble", trouble);
        trouble = "";
        assertThat(status()).isEqualTo(Status.UP);
    }

    private Status status() {
        return health.health().getStatus();
    }

    private static Clock clock(InstantSource time) {
        return time.withZone(ZoneOffset.UTC);
    }
}
