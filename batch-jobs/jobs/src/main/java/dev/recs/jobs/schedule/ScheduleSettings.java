package dev.recs.jobs.schedule;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;
import java.time.ZoneId;
import org.quartz.CronExpression;

/** When the nightly job starts. */
@Settings(prefix = "recs.schedule")
public record ScheduleSettings(
        @Setting(
                defaultValue = "0 10 2 * * ?",
                meaning =
                        "When the nightly job starts, as an expression of Quartz: second, minute, hour, day of month, month, day of week.")
        String cron,

        @Setting(
                defaultValue = "UTC",
                meaning =
                        "Time zone that the expression is read in; in one with summer time a day may have 02:10 twice or not at all.")
        ZoneId timeZone,

        @Setting(
                defaultValue = "5",
                meaning =
                        "How often the nightly job is tried again after it met a store that was down, or another run; 0 to 100.")
        int retries,

        @Setting(defaultValue = "10m", meaning = "Pause before the nightly job is tried again; above 0.")
        Duration retryAfter,

        @Setting(defaultValue = "60s", meaning = "How long a TERM signal waits for the chunks at work; above 0.")
        Duration stopWithin) {

    public ScheduleSettings {
        new Violations("recs.schedule")
                .require(
                        CronExpression.isValidExpression(cron),
                        "cron",
                        cron,
                        "six fields (second minute hour day-of-month month day-of-week), for example '0 10 2 * * ?' for 02:10 every day")
                .require(retries >= 0 && retries <= 100, "retries", retries, "0 to 100")
                .require(retryAfter.isPositive(), "retry-after", retryAfter, "a time above 0, for example 10m")
                .require(stopWithin.isPositive(), "stop-within", stopWithin, "a time above 0, for example 60s")
                .refuseAny();
    }
}
