package dev.recs.jobs.worker;

import dev.recs.jobs.management.HealthReport;
import dev.recs.jobs.management.HealthReport.Status;
import dev.recs.stores.Failures;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.QueueState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a worker works, and fast enough. */
final class WorkerHealth {

    private static final double P50 = 0.5;
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;

    private final Supplier<Optional<String>> trouble;
    private final LagWindow lags;
    private final QueueMonitor monitor;
    private final Duration objective;

    WorkerHealth(Supplier<Optional<String>> trouble, LagWindow lags, QueueMonitor monitor, Duration objective) {
        this.trouble = trouble;
        this.lags = lags;
        this.monitor = monitor;
        this.objective = objective;
    }

    /** Down: it cannot work. Degraded: 1 in 100 lists of the last minute, or the oldest entry, is later than the objective. */
    HealthReport report() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("listsInTheLastMinute", lags.count());
        details.put("lagMillis", Map.of("p50", millis(P50), "p95", millis(P95), "p99", millis(P99)));
        details.put("objectiveMillis", objective.toMillis());
        Status status = Status.UP;
        try {
            QueueState queue = monitor.state();
            details.put("queueDepth", queue.depth());
            details.put("oldestMillis", queue.oldest().toMillis());
            details.put("deadLetters", queue.deadLetters());
            if (queue.oldest().compareTo(objective) > 0 || lags.percentile(P99).compareTo(objective) > 0) {
                status = Status.DEGRADED;
            }
        } catch (RuntimeException e) {
            status = Status.DOWN;
            details.put("queue", String.valueOf(Failures.asKind(e).getMessage()));
        }
        Optional<String> cause = trouble.get();
        if (cause.isPresent()) {
            status = Status.DOWN;
            details.put("trouble", cause.get());
        }
        return new HealthReport(status, details);
    }

    private long millis(double part) {
        return lags.percentile(part).toMillis();
    }
}
