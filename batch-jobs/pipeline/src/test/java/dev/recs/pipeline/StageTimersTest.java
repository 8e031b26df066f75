package dev.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StageTimersTest {

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final StageTimers timers = new StageTimers(registry);

    @Test
    void everyProfileIsASampleOfItsOwnDuration() {
        profileThatTakes(Duration.ofMillis(1));
        profileThatTakes(Duration.ofMillis(7));

        Timer generation = registry.get("user_profile_generation_duration").timer();
        assertThat(generation.count()).isEqualTo(2);
        assertThat(generation.max(TimeUnit.MILLISECONDS)).isEqualTo(7);
        assertThat(generation.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(8);
    }

    @Test
    void aChunkIsOneSampleHoweverManyUsersItHas() {
        timers.count(
                RefreshAccount.of(List.of(Outcome.REFRESHED, Outcome.REFRESHED, Outcome.TOO_FEW_SIGNALS)),
                Duration.ofMillis(90));

        Timer chunk = registry.get("recs_refresh_chunk_duration").timer();
        assertThat(chunk.count()).isEqualTo(1);
        assertThat(chunk.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(90);
        assertThat(registry.get("user_profile_generation_duration").timer().count())
                .isZero();
        assertThat(users("refreshed")).isEqualTo(2);
        assertThat(users("too-few-signals")).isEqualTo(1);
    }

    @Test
    void aStageThatFailsIsMeasuredToo() {
        assertThatThrownBy(() -> timers.time("ranking", () -> {
                    clock.add(Duration.ofMillis(3));
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        Timer stage = registry.get("recs_refresh_stage_duration")
                .tag("stage", "ranking")
                .timer();
        assertThat(stage.count()).isEqualTo(1);
        assertThat(stage.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
    }

    private void profileThatTakes(Duration time) {
        assertThat(timers.timeProfile(() -> {
                    clock.add(time);
                    return "profile";
                }))
                .isEqualTo("profile");
    }

    private double users(String outcome) {
        return registry.get("recs_refresh_users")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
