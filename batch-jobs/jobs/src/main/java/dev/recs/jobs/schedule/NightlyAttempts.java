package dev.recs.jobs.schedule;

import dev.recs.jobs.nightly.JobResult;
import dev.recs.stores.Failures;
import dev.recs.stores.queue.CancellableBackOff;
import dev.recs.stores.queue.Cancellation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.backoff.FixedBackOff;

/** One nightly job: the run, tried again while its failure is temporary. */
final class NightlyAttempts implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyAttempts.class);

    private static final double MILLIS_PER_SECOND = 1_000;

    private final Supplier<JobResult> work;
    private final Retries retries;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicReference<Optional<Attempt>> last = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Double> tookSeconds = new AtomicReference<>(Double.NaN);

    NightlyAttempts(Supplier<JobResult> work, Retries retries, MeterRegistry meters, Clock clock) {
        this.work = work;
        this.retries = retries;
        this.meters = meters;
        this.clock = clock;
        for (AttemptOutcome outcome : AttemptOutcome.values()) {
            count(outcome, 0);
        }
        Gauge.builder("recs.nightly.duration.seconds", tookSeconds, AtomicReference::get)
                .description("how long the last attempt at the nightly job took; NaN before the first")
                .register(meters);
    }

    /** Never throws: how it ended is told by {@link #last()}, the log and the metric. */
    @Override
    public void run() {
        running.set(true);
        try {
            new RetryTemplate(retries.toPolicy()).execute(this::attempt);
        } catch (RetryException e) {
            LOG.debug("no further attempt at the nightly job", e);
        } finally {
            running.set(false);
        }
    }

    boolean isRunning() {
        return running.get();
    }

    /** The process was told to end in the middle of it. */
    boolean isLeftUndone() {
        return retries.cancellation().isRequested()
                && last.get()
                        .filter(attempt -> attempt.outcome() != AttemptOutcome.DONE)
                        .isPresent();
    }

    /** The latest attempt of this process. */
    Optional<Attempt> last() {
        return last.get();
    }

    /** @throws Passing if it may go well a little later */
    private AttemptOutcome attempt() throws Passing {
        Instant begun = clock.instant();
        Attempt attempt = outcomeOf();
        tookSeconds.set(Duration.between(begun, attempt.at()).toMillis() / MILLIS_PER_SECOND);
        last.set(Optional.of(attempt));
        count(attempt.outcome(), 1);
        if (attempt.outcome() == AttemptOutcome.DONE || attempt.outcome() == AttemptOutcome.STOPPED) {
            LOG.info("nightly job: {}", attempt.description());
        } else {
            LOG.error("nightly job: {}", attempt.description());
        }
        if (attempt.outcome().isPassing()) {
            throw new Passing(attempt.description());
        }
        return attempt.outcome();
    }

    private Attempt outcomeOf() {
        try {
            JobResult result = work.get();
            return new Attempt(
                    result.providerFailure().isPresent() ? AttemptOutcome.DEGRADED : AttemptOutcome.DONE,
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
            AttemptOutcome outcome = AttemptOutcome.classify(failure);
            LOG.debug("nightly job failed", e);
            return new Attempt(
                    outcome,
                    outcome == AttemptOutcome.FAILED ? failure.toString() : String.valueOf(failure.getMessage()),
                    clock.instant());
        }
    }

    private void count(AttemptOutcome outcome, int attempts) {
        Counter.builder("recs.nightly.runs")
                .description("attempts at the nightly job by outcome")
                .tag("outcome", outcome.tag())
                .register(meters)
                .increment(attempts);
    }

    /** How one attempt ended, and when. */
    record Attempt(AttemptOutcome outcome, String description, Instant at) {}

    /** How often, and after which pause, the nightly job is tried again; cancellation ends the pause and the attempts. */
    record Retries(int count, Duration pause, Cancellation cancellation) {

        RetryPolicy toPolicy() {
            return RetryPolicy.builder()
                    .includes(Passing.class)
                    .backOff(new CancellableBackOff(new FixedBackOff(pause.toMillis(), count), cancellation))
                    .build();
        }
    }

    /** What stood in the way of an attempt may be gone a little later. */
    private static final class Passing extends Exception {

        private static final long serialVersionUID = 1;

        Passing(String description) {
            super(description);
        }
    }
}
