package dev.recs.jobs.worker;

import dev.recs.model.redis.RefreshEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;

/** The counters and the lag timer of a worker. */
final class WorkerMetrics {

    private final MeterRegistry meters;
    private final Clock clock;
    private final RecentLags recent;
    private final Counter retried;
    private final Counter deadLettered;
    private final Counter invisible;

    WorkerMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.recent = new RecentLags(io.micrometer.core.instrument.Clock.SYSTEM);
        this.retried = counter("recs.worker.retried", "users put back into the queue after a failure");
        this.deadLettered =
                counter("recs.worker.dead.lettered", "users moved to the dead letters after too many failures");
        this.invisible =
                counter("recs.worker.orders.not.visible", "announced orders that MySQL did not show within the wait");
    }

    /** The list of an entry's user is in Redis. Only the lag of what does not wait on purpose counts for the objective. */
    void published(RefreshEntry entry) {
        Duration lag = Duration.between(entry.at(), clock.instant());
        Duration counted = lag.isNegative() ? Duration.ZERO : lag;
        lagTimer(entry.cause().wireName()).record(counted);
        if (!entry.cause().patient()) {
            recent.add(counted);
        }
    }

    void retried() {
        retried.increment();
    }

    void deadLettered() {
        deadLettered.increment();
    }

    void orderNotVisible() {
        invisible.increment();
    }

    /** A dependency that is down: the batch is tried again. */
    void backedOff(String dependency) {
        Counter.builder("recs.worker.backed.off")
                .description("pauses of a worker thread because a dependency was down")
                .tag("dependency", dependency)
                .register(meters)
                .increment();
    }

    RecentLags recentLags() {
        return recent;
    }

    private Timer lagTimer(String cause) {
        return Timer.builder("recs.event.to.list.lag")
                .description("from the event to the new list in Redis")
                .tag("cause", cause)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(meters);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }
}
