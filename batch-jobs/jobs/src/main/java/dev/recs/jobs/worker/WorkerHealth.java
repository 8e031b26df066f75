package dev.recs.jobs.worker;

import dev.recs.jobs.management.ManagementServer;
import dev.recs.stores.Failures;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.QueueState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether a worker works, and fast enough. */
final class WorkerHealth implements HealthIndicator {

    private final Supplier<Optional<String>> trouble;
    private final RecentLags lags;
    private final QueueMonitor monitor;
    private final Duration objective;

    WorkerHealth(Supplier<Optional<String>> trouble, RecentLags lags, QueueMonitor monitor, Duration objective) {
        this.trouble = trouble;
        this.lags = lags;
        this.monitor = monitor;
        this.objective = objective;
    }

    /** Down: it cannot work. Degraded: 1 in 100 lists of the last minute, or the oldest entry, is later than the objective. */
    @Override
    public Health health() {
        RecentLags.Percentiles lag = lags.percentiles();
        Health.Builder health =
                Health.up().withDetail("lagMillis", lag.toMillis()).withDetail("objectiveMillis", objective.toMillis());
        try {
            QueueState queue = monitor.state();
            health.withDetail("queueDepth", queue.depth())
                    .withDetail("oldestMillis", queue.oldest().toMillis())
                    .withDetail("deadLetters", queue.deadLetters());
            if (queue.oldest().compareTo(objective) > 0 || lag.p99().compareTo(objective) > 0) {
                health.status(ManagementServer.DEGRADED);
            }
        } catch (RuntimeException e) {
            health.down().withDetail("queue", String.valueOf(Failures.asKind(e).getMessage()));
        }
        trouble.get().ifPresent(cause -> health.down().withDetail("trouble", cause));
        return health.build();
    }
}
