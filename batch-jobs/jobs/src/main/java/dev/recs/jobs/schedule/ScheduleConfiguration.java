package dev.recs.jobs.schedule;

import dev.recs.jobs.management.ManagementServer;
import dev.recs.jobs.management.ManagementSettings;
import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Selection;
import dev.recs.settings.EnableSettings;
import dev.recs.stores.queue.Cancellation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly job by the clock. */
@Configuration(proxyBeanMethods = false)
@EnableSettings(ScheduleSettings.class)
public class ScheduleConfiguration {

    private static final double MILLIS = 1e3;

    @Bean
    NightlyAttempts attempts(
            NightlyJobLauncher run,
            ScheduleSettings settings,
            Cancellation cancellation,
            PrometheusMeterRegistry metrics,
            Clock clock) {
        Gauge.builder("recs.nightly.last.success.seconds", run, ScheduleConfiguration::lastSuccess)
                .description(
                        "when a run of all active users last ended well, by whatever process, in seconds since 1970")
                .register(metrics);
        return new NightlyAttempts(
                () -> run.run(new JobRequest(Selection.ACTIVE, Optional.empty())),
                new NightlyAttempts.Retries(settings.retries(), settings.retryAfter(), cancellation),
                metrics,
                clock);
    }

    @Bean
    Schedule schedule(DataSource mysql, ScheduleSettings settings, NightlyAttempts attempts) {
        return new Schedule(mysql, settings, attempts);
    }

    @Bean
    ManagementServer scheduleManagement(
            ManagementSettings settings, Schedule schedule, NightlyAttempts attempts, PrometheusMeterRegistry metrics) {
        return new ManagementServer("schedule", settings.schedule(), new ScheduleHealth(schedule, attempts), metrics);
    }

    /** Waits for the night at work, so everything that night works with must be closed after it. */
    @Bean
    NightlySchedule nightlySchedule(
            Schedule schedule,
            NightlyAttempts attempts,
            ManagementServer scheduleManagement,
            ScheduleSettings settings) {
        return new NightlySchedule(schedule, attempts, scheduleManagement, settings);
    }

    /** Not a number if it never did, or nobody can tell. */
    private static double lastSuccess(NightlyJobLauncher run) {
        return run.lastCompleted(Selection.ACTIVE)
                .map(Instant::toEpochMilli)
                .map(millis -> millis / MILLIS)
                .orElse(Double.NaN);
    }
}
