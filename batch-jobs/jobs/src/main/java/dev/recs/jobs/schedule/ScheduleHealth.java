package dev.recs.jobs.schedule;

import dev.recs.jobs.management.HealthReport;
import dev.recs.jobs.management.HealthReport.Status;
import dev.recs.stores.Failures;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether the next night will come, and how the last one went. */
final class ScheduleHealth {

    private final Schedule schedule;
    private final NightlyAttempts attempts;

    ScheduleHealth(Schedule schedule, NightlyAttempts attempts) {
        this.schedule = schedule;
        this.attempts = attempts;
    }

    /** Down: the store of the schedule does not answer, or nothing is due. Degraded: the last attempt of this process did not succeed. */
    HealthReport report() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("running", attempts.isRunning());
        Status status = Status.UP;
        var last = attempts.last();
        if (last.isPresent()) {
            details.put("lastOutcome", last.get().outcome().tag());
            details.put("lastRun", last.get().description());
            details.put("lastEndedAt", last.get().at().toString());
            status = last.get().outcome() == AttemptOutcome.DONE ? Status.UP : Status.DEGRADED;
        }
        try {
            var next = schedule.next();
            details.put("nextRun", next.map(Object::toString).orElse("never"));
            return new HealthReport(next.isPresent() ? status : Status.DOWN, details);
        } catch (RuntimeException e) {
            details.put("trouble", String.valueOf(Failures.asKind(e).getMessage()));
            return new HealthReport(Status.DOWN, details);
        }
    }
}
