package dev.recs.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final RateLimits limits = new RateLimits(10, 3, now::get);

    @Test
    void burstIsTakenThenTheRate() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.waitOf("a")).isZero();
        }
        assertThat(limits.waitOf("a")).isEqualTo(Duration.ofMillis(100));
        now.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(limits.waitOf("a")).isZero();
        assertThat(limits.waitOf("a")).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void refusedCallCostsNothing() {
        for (int i = 0; i < 50; i++) {
            limits.waitOf("a");
        }
        assertThat(limits.waitOf("a")).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void callersDoNotShareALimit() {
        for (int i = 0; i < 4; i++) {
            limits.waitOf("a");
        }
        assertThat(limits.waitOf("b")).isZero();
    }

    @Test
    void aPostOfManyEventsWasOneCall() {
        assertThat(limits.waitOf("a")).isZero();
        limits.charge("a", 23);
        assertThat(limits.waitOf("a")).isEqualTo(Duration.ofMillis(2_100));
        assertThat(limits.waitOf("b")).isZero();
        now.addAndGet(Duration.ofMillis(2_100).toNanos());
        assertThat(limits.waitOf("a")).isZero();
        assertThat(limits.waitOf("a")).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aSlowRateWasForgottenBeforeItsBurstWasEarnedAgain() {
        RateLimits slow = new RateLimits(1, 4_000, now::get);
        for (int i = 0; i < 4_000; i++) {
            assertThat(slow.waitOf("a")).isZero();
        }
        now.addAndGet(Duration.ofMinutes(11).toNanos());
        for (int i = 0; i < 660; i++) {
            assertThat(slow.waitOf("a")).isZero();
        }
        assertThat(slow.waitOf("a")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void rateOfZeroIsNoLimit() {
        RateLimits none = new RateLimits(0, 1, now::get);
        for (int i = 0; i < 1_000; i++) {
            assertThat(none.waitOf("a")).isZero();
            none.charge("a", 500);
        }
    }
}
