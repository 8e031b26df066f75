package dev.recs.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsBinder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleSettingsTest {

    @Test
    void defaultsAreTenPastTwoInUtc() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ScheduleSettings(
                        "0 10 2 * * ?", ZoneId.of("UTC"), 5, Duration.ofMinutes(10), Duration.ofSeconds(60)));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(bind(Map.of(
                        "recs.schedule.cron", "0 0 4 * * ?",
                        "recs.schedule.time-zone", "Europe/Berlin",
                        "recs.schedule.retries", "1",
                        "recs.schedule.retry-after", "2m",
                        "recs.schedule.stop-within", "3s")))
                .isEqualTo(new ScheduleSettings(
                        "0 0 4 * * ?", ZoneId.of("Europe/Berlin"), 1, Duration.ofMinutes(2), Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    cron            | 10 2 * * *   | six fields (second minute hour day-of-month month day-of-week), for example '0 10 2 * * ?' for 02:10 every day
                    retries         | -1           | 0 to 100
                    retry-after     | 0s           | a time above 0, for example 10m
                    stop-within     | 0s           | a time above 0, for example 60s
                    """)
    void whatCannotBeRightIsRefused(String property, String value, String expected) {
        assertThatThrownBy(() -> bind(Map.of("recs.schedule." + property, value)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("recs.schedule.%s is '".formatted(property))
                .hasMessageEndingWith("expected " + expected);
    }

    private static ScheduleSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(ScheduleSettings.class);
    }
}
