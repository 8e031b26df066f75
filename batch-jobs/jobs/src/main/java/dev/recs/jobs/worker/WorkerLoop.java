package dev.recs.jobs.worker;

import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.stores.Failures;
import dev.recs.stores.queue.CancellableBackOff;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.RefreshQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.util.backoff.BackOffExecution;

/** One thread of a worker: takes a batch, works on it until it is done, takes the next; until told to stop. */
final class WorkerLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
    private static final Duration BETWEEN_CLAIMS = Duration.ofSeconds(2);

    private final String name;
    private final RefreshQueue queue;
    private final BatchWork work;
    private final WorkerContext context;
    private BackOffExecution backOff = CancellableBackOff.whileAStoreIsDown().start();
    private Batch batch = new Batch(List.of());
    private long batches = 1;
    private long claimedAt = System.nanoTime();
    private volatile @Nullable String trouble;

    WorkerLoop(String name, RefreshQueue queue, BatchWork work, WorkerContext context) {
        this.name = name;
        this.queue = queue;
        this.work = work;
        this.context = context;
    }

    @Override
    public void run() {
        while (!context.cancellation().isRequested()) {
            try {
                if (batch.isEmpty()) {
                    batch = new Batch(take());
                }
                if (!batch.isEmpty()) {
                    work();
                }
                recovered();
            } catch (RuntimeException e) {
                pause(Failures.asKind(e));
            }
        }
    }

    /** The lines of a batch are marked with the thread and the number of the batch. */
    private void work() {
        try (MDC.MDCCloseable _ = MDC.putCloseable("batch", name + "/" + batches++)) {
            work.work(batch);
        }
    }

    /** What keeps this thread from working; empty if nothing does. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private List<RefreshEntry> take() {
        queue.moveDue();
        if (System.nanoTime() - claimedAt >= BETWEEN_CLAIMS.toNanos()) {
            claimedAt = System.nanoTime();
            List<RefreshEntry> claimed = queue.claim(name, context.batch());
            if (!claimed.isEmpty()) {
                return claimed;
            }
        }
        return queue.take(name, context.batch(), POLL_TIMEOUT);
    }

    private void recovered() {
        if (trouble != null) {
            backOff = CancellableBackOff.whileAStoreIsDown().start();
            trouble = null;
        }
    }

    private void pause(RuntimeException failure) {
        Duration pause = Duration.ofMillis(backOff.nextBackOff());
        trouble = String.valueOf(failure.getMessage());
        context.metrics().backedOff(dependency(failure));
        LOG.warn("{} waits {} ms: {}", name, pause.toMillis(), trouble);
        if (!(failure instanceof DependencyDown || failure instanceof Misconfigured)) {
            LOG.error("{} failed unexpectedly", name, failure);
        }
        context.cancellation().isRequestedWithin(pause);
    }

    private static String dependency(RuntimeException failure) {
        return switch (failure) {
            case DependencyDown down -> down.dependency();
            case Misconfigured _ -> "settings";
            default -> "unexpected";
        };
    }

    /** The batch size, cancellation and metrics that all threads of a worker share. */
    record WorkerContext(int batch, Cancellation cancellation, WorkerMetrics metrics) {}
}
