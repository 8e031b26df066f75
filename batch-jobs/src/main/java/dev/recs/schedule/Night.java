package dev.recs.schedule;

import dev.recs.job.RunResult;
import dev.recs.queue.StopSignal;
import dev.recs.stores.Failures;
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
final class Night implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    private final Supplier<RunResult> work;
    private final Patience patience;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicReference<Optional<Attempt>> last = new AtomicReference<>(Optional.empty());

    Night(Supplier<RunResult> work, Patience patience, MeterRegistry meters, Clock clock) {
        this.work = work;
        this.patience = patience;
        this.meters = meters;
        this.clock = clock;
        for (NightOutcome outcome : NightOutcome.values()) {
            count(outcome, 0);
        }
    }

    /** Never throws: how it ended is told by {@link #last()}, the log and the metric. */
    @Override
    public void run() {
        running.set(true);
        try {
            NightOutcome outcome = attempt();
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
                        .filter(attempt -> attempt.outcome() != NightOutcome.DONE)
                        .isPresent();
    }

    /** The latest attempt of this process. */
    Optional<Attempt> last() {
        return last.get();
    }

    private NightOutcome attempt() {
        Attempt attempt = outcomeOf();
        last.set(Optional.of(attempt));
        count(attempt.outcome(), 1);
        if (attempt.outcome() == NightOutcome.DONE || attempt.outcome() == NightOutcome.STOPPED) {
            LOG.info("nightly run: {}", attempt.words());
        } else {
            LOG.error("nightly run: {}", attempt.words());
        }
        return attempt.outcome();
    }

    private Attempt outcomeOf() {
        try {
            RunResult result = work.get();
            return new Attempt(
                    NightOutcome.DONE,
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
            NightOutcome outcome = NightOutcome.of(failure);
            LOG.debug("nightly run failed", e);
            return new Attempt(
                    outcome,
                    outcome == NightOutcome.FAILED ? failure.toString() : String.valueOf(failure.getMessage()),
                    clock.instant());
        }
    }

    private void count(NightOutcome outcome, int attempts) {
        meters.counter("recs.nightly.runs", "outcome", outcome.tag()).increment(attempts);
    }

    /** How one attempt ended, and when. */
    record Attempt(NightOutcome outcome, String words, Instant at) {}

    /** How often, and after which pause, a night is tried again; a stop signal ends the pause and the night. */
    record Patience(int retries, Duration pause, StopSignal stop) {

        boolean isOver() {
            return stop.comesWithin(pause);
        }
    }
}
