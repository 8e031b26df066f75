package dev.recs.grid.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class StoreRetryTest {

    private final List<Duration> pauses = new ArrayList<>();
    private int failures;

    @Test
    void pausesDoubleUpToTenSecondsAndEndWithTheTime() {
        failures = Integer.MAX_VALUE;
        StoreRetry retry = new StoreRetry(Duration.ofMinutes(1), this::hold);

        assertThatThrownBy(() -> retry.call(this::work))
                .isInstanceOf(DependencyDown.class)
                .hasMessage("Redis is down: away");

        assertThat(pauses.stream().map(Duration::toMillis))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L, 10_000L, 10_000L, 4_500L);
    }

    @Test
    void aStoreThatComesBackGivesTheResult() {
        failures = 3;
        assertThat(new StoreRetry(Duration.ofMinutes(1), this::hold).call(this::work))
                .isEqualTo("done");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void withoutTimeItIsNotTriedAgain() {
        failures = 1;
        assertThatThrownBy(() -> new StoreRetry(Duration.ZERO, this::hold).call(this::work))
                .isInstanceOf(DependencyDown.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aWrongSettingIsNotTriedAgain() {
        assertThatThrownBy(() -> new StoreRetry(Duration.ofMinutes(1), this::hold).call(() -> {
                    throw new Misconfigured("wrong");
                }))
                .isInstanceOf(Misconfigured.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aPauseThatIsCutShortStopsTheTask() {
        failures = 1;
        assertThatThrownBy(() -> new StoreRetry(Duration.ofMinutes(1), time -> false).call(this::work))
                .isInstanceOf(CancellationException.class)
                .hasMessage("the task was stopped while it waited for a store");
    }

    private boolean hold(Duration time) {
        pauses.add(time);
        return true;
    }

    private String work() {
        if (failures-- > 0) {
            throw new DependencyDown("Redis", "away", new IllegalStateException("away"));
        }
        return "done";
    }
}
