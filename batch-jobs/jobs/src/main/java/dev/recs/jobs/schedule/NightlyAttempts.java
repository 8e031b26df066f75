package dev.recs.jobs.schedule;

import dev.recs.jobs.nightly.JobResult;
import dev.recs.stores.Failures;
import dev.recs.stores.queue.Cancellation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A night's work: the run, tried again while what stands in its way may pass. */
final class NightlyAttempts implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyAttempts.class);

    private final Supplier<JobResult> work;
    private final Patience patience;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicReference<Optional<Attempt>> last = new AtomicReference<>(Optional.empty());

    NightlyAttempts(Supplier<JobResult> work, Patience patience, MeterRegistry meters, Clock clock) {
        this.work = work;
        this.patience = patience;
        this.meters = meters;
        this.clock = clock;
        for (AttemptOutcome outcome : AttemptOutcome.values()) {
            count(outcome, 0);
        }
    }

    /** Never throws: how it ended is told by {@link #last()}, the log and the metric. */
    @Override
    public void run() {
        running.set(true);
        try {
            AttemptOutcome outcome = attempt();
            for (int left = patience.retries(); left > 0 && outcome.isPassing() && !patience.isOver(); left--) {
                outcome = attempt();
            }
        } finally {
            running.set(false);
        }
    }

    boolean isRunning() {
        return running.get();
    }

    /** The process was told to end in the middle of it. */
    boolean isLeftUndone() {
        return patience.stop().isGiven()
                && last.get()
                        .filter(attempt -> attempt.outcome() != AttemptOutcome.DONE)
                        .isPresent();
    }

    /** The latest attempt of this process. */
    Optional<Attempt> last() {
        return last.get();
    }

    private AttemptOutcome attempt() {
        Attempt attempt = outcomeOf();
        last.set(Optional.of(attempt));
        count(attempt.outcome(), 1);
        if (attempt.outcome() == AttemptOutcome.DONE || attempt.outcome() == AttemptOutcome.STOPPED) {
            LOG.info("nightly run: {}", attempt.words());
        } else {
            LOG.error("nightly run: {}", attempt.words());
        }
        return attempt.outcome();
    }

    private Attempt outcomeOf() {
        try {
            JobResult result = work.get();
            return new Attempt(
                    AttemptOutcome.DONE,
                    "as of %s done: %s%s"
                            .formatted(
                                    result.asOf(),
                                    result.account().describe(),
                                    result.providerFailure()
                                            .map(failure ->
                                                    "; without the vectors of new texts: " + failure.getMessage())
                                            .orElse("")),
                    clock.instant());
        } catch (RuntimeException e) {
            RuntimeException failure = Failures.asKind(e);
            AttemptOutcome outcome = AttemptOutcome.of(failure);
            LOG.debug("nightly run failed", e);
            return new Attempt(
                    outcome,
                    outcome == AttemptOutcome.FAILED ? failure.toString() : String.valueOf(failure.getMessage()),
                    clock.instant());
        }
    }

    private void count(AttemptOutcome outcome, int attempts) {
        meters.counter("recs.nightly.runs", "outcome", outcome.tag()).increment(attempts);
    }

    /** How one attempt ended, and when. */
    record Attempt(AttemptOutcome outcome, String words, Instant at) {}

    /** How often, and after which pause, a night is tried again; a stop signal ends the pause and the night. */
    record Patience(int retries, Duration pause, Cancellation stop) {

        boolean isOver() {
            return stop.comesWithin(pause);
        }
    }
}
