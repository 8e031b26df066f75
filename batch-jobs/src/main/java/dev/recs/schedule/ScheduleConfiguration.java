package dev.recs.schedule;

import dev.recs.job.NightlyRun;
import dev.recs.job.RunRequest;
import dev.recs.job.Selection;
import dev.recs.management.ManagementServer;
import dev.recs.management.ManagementSettings;
import dev.recs.queue.StopSignal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly run by the clock. */
@Configuration(proxyBeanMethods = false)
public class ScheduleConfiguration {

    private static final double MILLIS = 1e3;

    @Bean
    Night night(
            NightlyRun run, ScheduleSettings settings, StopSignal stop, PrometheusMeterRegistry metrics, Clock clock) {
        Gauge.builder("recs.nightly.last.success.seconds", run, ScheduleConfiguration::lastSuccess)
                .description(
                        "when a run of all active users last ended well, by whatever process, in seconds since 1970")
                .register(metrics);
        return new Night(
                () -> run.run(new RunRequest(Selection.ACTIVE, Optional.empty(), false)),
                new Night.Patience(settings.retries(), settings.retryAfter(), stop),
                metrics,
                clock);
    }

    @Bean
    Schedule schedule(DataSource mysql, ScheduleSettings settings, Night night) {
        return new Schedule(mysql, settings, night);
    }

    @Bean
    ManagementServer scheduleManagement(
            ManagementSettings settings, Schedule schedule, Night night, PrometheusMeterRegistry metrics) {
        ScheduleHealth health = new ScheduleHealth(schedule, night);
        return new ManagementServer("recs.management.schedule-port", settings.schedule(), health::report, metrics);
    }

    /** Waits for the night at work, so everything that night works with must be closed after it. */
    @Bean
    NightlySchedule nightlySchedule(
            Schedule schedule, Night night, ManagementServer scheduleManagement, ScheduleSettings settings) {
        return new NightlySchedule(schedule, night, scheduleManagement, settings);
    }

    /** Not a number if it never did, or nobody can tell. */
    private static double lastSuccess(NightlyRun run) {
        return run.lastCompleted(Selection.ACTIVE)
                .map(Instant::toEpochMilli)
                .map(millis -> millis / MILLIS)
                .orElse(Double.NaN);
    }
}
