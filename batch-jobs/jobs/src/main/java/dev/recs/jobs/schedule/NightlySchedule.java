package dev.recs.jobs.schedule;

import dev.recs.jobs.management.ManagementServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a process that starts the nightly job by the clock. */
public final class NightlySchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NightlySchedule.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Schedule schedule;
    private final NightlyAttempts attempts;
    private final ManagementServer management;
    private final ScheduleSettings settings;

    NightlySchedule(
            Schedule schedule, NightlyAttempts attempts, ManagementServer management, ScheduleSettings settings) {
        this.schedule = schedule;
        this.attempts = attempts;
        this.management = management;
        this.settings = settings;
    }

    public void start() {
        schedule.start();
        management.start();
        LOG.info("schedule started: {} ({})", settings.cron(), settings.timeZone());
    }

    /** Empty if it never fires again. */
    public Optional<Instant> next() {
        return schedule.next();
    }

    /** Health and metrics. */
    public ManagementServer management() {
        return management;
    }

    /** Fires no more, and waits a bounded time for the chunks at work: what is left the next run does. */
    @Override
    public void close() {
        schedule.pause();
        long deadline = System.nanoTime() + settings.stopWithin().toNanos();
        try {
            while (attempts.isRunning() && System.nanoTime() < deadline) {
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean over = !attempts.isRunning() && !attempts.isLeftUndone();
        schedule.end(over);
        LOG.info("schedule stopped{}", over ? "" : "; the run it was at is continued by the next to come");
    }
}
