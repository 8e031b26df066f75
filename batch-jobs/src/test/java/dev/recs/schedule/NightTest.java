package dev.recs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.job.RunResult;
import dev.recs.job.RunStopped;
import dev.recs.model.failure.DependencyDown;
import dev.recs.queue.StopSignal;
import dev.recs.refresh.RefreshAccount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class NightTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:10:00Z");
    private static final RunResult RESULT = new RunResult.AlreadyDone(NOW, RefreshAccount.NONE);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StopSignal stop = new StopSignal();

    @Test
    void aNightThatMetAStoreThatWasDownIsTriedAgainUntilItIsDone() {
        Night night = night(5, List.of(NightTest::down, NightTest::down, () -> RESULT));
        night.run();
        assertThat(night.last().map(Night.Attempt::outcome)).hasValue(NightOutcome.DONE);
        assertThat(night.last().map(Night.Attempt::at)).hasValue(NOW);
        assertThat(counted(NightOutcome.DEPENDENCY_DOWN)).isEqualTo(2);
        assertThat(counted(NightOutcome.DONE)).isEqualTo(1);
        assertThat(night.isRunning()).isFalse();
    }

    @Test
    void afterItsRetriesANightGivesUpAndSaysWhy() {
        Night night = night(1, List.of(NightTest::down, NightTest::down, () -> RESULT));
        night.run();
        assertThat(night.last().orElseThrow().words()).isEqualTo("MySQL is down: no route");
        assertThat(counted(NightOutcome.DEPENDENCY_DOWN)).isEqualTo(2);
    }

    @Test
    void whatDoesNotPassByItselfIsNotTriedAgain() {
        Night night = night(
                5,
                List.of(
                        () -> {
                            throw new IllegalStateException("nobody expected this");
                        },
                        () -> RESULT));
        night.run();
        assertThat(night.last().orElseThrow())
                .isEqualTo(new Night.Attempt(
                        NightOutcome.FAILED, "java.lang.IllegalStateException: nobody expected this", NOW));
        assertThat(counted(NightOutcome.DONE)).isZero();
    }

    @Test
    void aNightThatIsStoppedIsLeftUndone() {
        Night night = night(
                5,
                List.of(
                        () -> {
                            stop.give();
                            throw new RunStopped();
                        },
                        () -> RESULT));
        night.run();
        assertThat(night.isLeftUndone()).isTrue();
        assertThat(counted(NightOutcome.STOPPED)).isEqualTo(1);
        assertThat(counted(NightOutcome.DONE)).isZero();
    }

    private Night night(int retries, List<Supplier<RunResult>> attempts) {
        Deque<Supplier<RunResult>> left = new ArrayDeque<>(attempts);
        return new Night(
                () -> left.remove().get(),
                new Night.Patience(retries, Duration.ofMillis(1), stop),
                meters,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static RunResult down() {
        throw new DependencyDown("MySQL", "no route", new IllegalStateException());
    }

    private double counted(NightOutcome outcome) {
        return meters.counter("recs.nightly.runs", "outcome", outcome.tag()).count();
    }
}
