package dev.recs.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.nightly.JobCancelled;
import dev.recs.jobs.nightly.JobResult;
import dev.recs.model.failure.DependencyDown;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.embedding.MissingVectors;
import dev.recs.stores.queue.Cancellation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class NightlyAttemptsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:10:00Z");
    private static final JobResult RESULT = new JobResult.AlreadyDone(NOW, RefreshAccount.NONE);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void aNightThatMetAStoreThatWasDownIsTriedAgainUntilItIsDone() {
        NightlyAttempts attempts =
                attempts(5, List.of(NightlyAttemptsTest::down, NightlyAttemptsTest::down, () -> RESULT));
        attempts.run();
        assertThat(attempts.last().map(NightlyAttempts.Attempt::outcome)).hasValue(AttemptOutcome.DONE);
        assertThat(attempts.last().map(NightlyAttempts.Attempt::at)).hasValue(NOW);
        assertThat(counted(AttemptOutcome.DEPENDENCY_DOWN)).isEqualTo(2);
        assertThat(counted(AttemptOutcome.DONE)).isEqualTo(1);
        assertThat(attempts.isRunning()).isFalse();
    }

    @Test
    void afterItsRetriesANightGivesUpAndSaysWhy() {
        NightlyAttempts attempts =
                attempts(1, List.of(NightlyAttemptsTest::down, NightlyAttemptsTest::down, () -> RESULT));
        attempts.run();
        assertThat(attempts.last().orElseThrow().description()).isEqualTo("MySQL is down: no route");
        assertThat(counted(AttemptOutcome.DEPENDENCY_DOWN)).isEqualTo(2);
    }

    @Test
    void whatDoesNotPassByItselfIsNotTriedAgain() {
        NightlyAttempts attempts = attempts(
                5,
                List.of(
                        () -> {
                            throw new IllegalStateException("nobody expected this");
                        },
                        () -> RESULT));
        attempts.run();
        assertThat(attempts.last().orElseThrow())
                .isEqualTo(new NightlyAttempts.Attempt(
                        AttemptOutcome.FAILED, "java.lang.IllegalStateException: nobody expected this", NOW));
        assertThat(counted(AttemptOutcome.DONE)).isZero();
    }

    @Test
    void aNightWithoutTheVectorsOfNewTextsIsDegradedAndNotRepeated() {
        JobResult without = new JobResult.Finished(
                NOW,
                RefreshAccount.NONE,
                new JobResult.Spent(Duration.ZERO, 0, 0),
                new MissingVectors(
                        0, 3, Optional.of(new DependencyDown("provider", "no route", new IllegalStateException()))),
                new JobResult.Steps("", "", ""),
                Optional.empty());
        NightlyAttempts attempts = attempts(5, List.of(() -> without, () -> RESULT));
        attempts.run();
        assertThat(attempts.last().orElseThrow().description())
                .endsWith("; without the vectors of new texts: provider is down: no route");
        assertThat(counted(AttemptOutcome.DEGRADED)).isEqualTo(1);
        assertThat(counted(AttemptOutcome.DONE)).isZero();
    }

    @Test
    void thePauseBeforeTheNextAttemptEndsWithCancellation() {
        NightlyAttempts attempts = new NightlyAttempts(
                () -> {
                    cancellation.request();
                    throw new DependencyDown("MySQL", "no route", new IllegalStateException());
                },
                new NightlyAttempts.Retries(5, Duration.ofDays(1), cancellation),
                meters,
                Clock.fixed(NOW, ZoneOffset.UTC));
        attempts.run();
        assertThat(counted(AttemptOutcome.DEPENDENCY_DOWN)).isEqualTo(1);
        assertThat(attempts.isLeftUndone()).isTrue();
    }

    @Test
    void aNightThatIsStoppedIsLeftUndone() {
        NightlyAttempts attempts = attempts(
                5,
                List.of(
                        () -> {
                            cancellation.request();
                            throw new JobCancelled();
                        },
                        () -> RESULT));
        attempts.run();
        assertThat(attempts.isLeftUndone()).isTrue();
        assertThat(counted(AttemptOutcome.STOPPED)).isEqualTo(1);
        assertThat(counted(AttemptOutcome.DONE)).isZero();
    }

    private NightlyAttempts attempts(int retries, List<Supplier<JobResult>> attempts) {
        Deque<Supplier<JobResult>> left = new ArrayDeque<>(attempts);
        return new NightlyAttempts(
                () -> left.remove().get(),
                new NightlyAttempts.Retries(retries, Duration.ofMillis(1), cancellation),
                meters,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JobResult down() {
        throw new DependencyDown("MySQL", "no route", new IllegalStateException());
    }

    private double counted(AttemptOutcome outcome) {
        return meters.counter("recs.nightly.runs", "outcome", outcome.tag()).count();
    }
}
