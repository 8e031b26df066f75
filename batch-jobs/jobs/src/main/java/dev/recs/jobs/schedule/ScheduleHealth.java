package dev.recs.jobs.schedule;

import dev.recs.jobs.management.ManagementServer;
import dev.recs.stores.Failures;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the next night will come, and how the last one went. */
final class ScheduleHealth implements HealthIndicator {

    private final Schedule schedule;
    private final NightlyAttempts attempts;

    ScheduleHealth(Schedule schedule, NightlyAttempts attempts) {
        this.schedule = schedule;
        this.attempts = attempts;
    }

    /** Down: the store of the schedule does not answer, or nothing is due. Degraded: the last attempt of this process did not succeed. */
    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("running", attempts.isRunning());
        attempts.last().ifPresent(last -> {
            health.withDetail("lastOutcome", last.outcome().tag())
                    .withDetail("lastRun", last.description())
                    .withDetail("lastEndedAt", last.at().toString());
            if (last.outcome() != AttemptOutcome.DONE) {
                health.status(ManagementServer.DEGRADED);
            }
        });
        try {
            Optional<Instant> next = schedule.next();
            health.withDetail("nextRun", next.map(Object::toString).orElse("never"));
            if (next.isEmpty()) {
                health.down();
            }
        } catch (RuntimeException e) {
            health.down()
                    .withDetail("trouble", String.valueOf(Failures.asKind(e).getMessage()));
        }
        return health.build();
    }
}
