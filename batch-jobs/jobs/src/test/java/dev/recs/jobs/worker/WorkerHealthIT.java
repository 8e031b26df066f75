package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.management.HealthReport;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

final class WorkerHealthIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private RedisClient redis;
    private Instant now;
    private String trouble;
    private LagWindow lags;
    private WorkerHealth health;

    @BeforeEach
    void start() {
        redis = RedisClient.create(STACK.addresses().redisUrl());
        now = Instant.now();
        trouble = "";
        Clock clock = clock(() -> now);
        lags = new LagWindow(clock);
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
        assertThat(status()).isEqualTo(HealthReport.Status.UP);
        lags.add(Duration.ofMillis(1_100));
        assertThat(status()).isEqualTo(HealthReport.Status.DEGRADED);
        assertThat(health.report().details())
                .containsEntry("lagMillis", Map.of("p50", 900L, "p95", 1_100L, "p99", 1_100L));
        now = now.plusSeconds(61);
        assertThat(status()).isEqualTo(HealthReport.Status.UP);
    }

    @Test
    void oneLateListInAHundredAndMoreIsWithinTheObjective() {
        lags.add(Duration.ofSeconds(3));
        for (int i = 0; i < 99; i++) {
            lags.add(Duration.ofMillis(100));
        }
        assertThat(status()).isEqualTo(HealthReport.Status.UP);
        lags.add(Duration.ofSeconds(3));
        assertThat(status()).isEqualTo(HealthReport.Status.DEGRADED);
    }

    @Test
    void itIsDegradedWhileTheOldestEntryIsOlderThanTheObjective() {
        StreamEntryID entry = redis.xadd(SharedKeys.PROFILE_REFRESH, StreamEntryID.NEW_ENTRY, Map.of("user", "c1"));
        assertThat(status()).isEqualTo(HealthReport.Status.UP);
        now = now.plusSeconds(2);
        assertThat(status()).isEqualTo(HealthReport.Status.DEGRADED);
        redis.xdel(SharedKeys.PROFILE_REFRESH, entry);
        assertThat(status()).isEqualTo(HealthReport.Status.UP);
    }

    @Test
    void itIsDownWhileAThreadCannotWork() {
        trouble = "MongoDB does not answer";
        assertThat(status()).isEqualTo(HealthReport.Status.DOWN);
        assertThat(health.report().details()).containsEntry("trouble", trouble);
        trouble = "";
        assertThat(status()).isEqualTo(HealthReport.Status.UP);
    }

    private HealthReport.Status status() {
        return health.report().status();
    }

    private static Clock clock(InstantSource time) {
        return time.withZone(ZoneOffset.UTC);
    }
}
