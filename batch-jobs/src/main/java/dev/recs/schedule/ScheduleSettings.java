package dev.recs.schedule;

import dev.recs.model.failure.Violations;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneId;
import org.quartz.CronExpression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the nightly run starts.
 *
 * @param cron expression of Quartz: second, minute, hour, day of month, month, day of week
 * @param timeZone that it is read in; in one with summer time a night may have 02:10 twice or not at all
 * @param retries how often a night is tried again that met a store that was down, or another run
 * @param retryAfter pause before that
 * @param stopWithin how long a TERM signal waits for the chunks at work
 * @param managementPort of health and metrics; 0 takes a free one
 * @param managementAddress that they are on; in a container, where the loopback address is the container's own, 0.0.0.0
 */
@ConfigurationProperties("recs.schedule")
public record ScheduleSettings(
        @DefaultValue("0 10 2 * * ?") String cron,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue("5") int retries,
        @DefaultValue("10m") Duration retryAfter,
        @DefaultValue("60s") Duration stopWithin,
        @DefaultValue("9465") int managementPort,
        @DefaultValue("127.0.0.1") String managementAddress) {

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
                .require(
                        managementPort >= 0 && managementPort <= 65_535,
                        "management-port",
                        managementPort,
                        "0 to 65535")
                .refuseAny();
    }

    InetSocketAddress management() {
        return new InetSocketAddress(managementAddress, managementPort);
    }
}
