package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.serving.catalog.IntervalSettings;
import dev.recs.serving.response.ResponseSettings;
import dev.recs.serving.web.RequestSettings;
import dev.recs.settings.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

final class ServingSettingsTest {

    @Test
    void defaults() {
        SettingsBinder none = SettingsBinder.create(Map.of());
        assertThat(none.bind(IntervalSettings.class))
                .isEqualTo(new IntervalSettings(
                        Duration.ofSeconds(30), Duration.ofHours(24), Duration.ofSeconds(15), Duration.ofSeconds(3)));
        assertThat(none.bind(RequestSettings.class))
                .isEqualTo(new RequestSettings(
                        DataSize.ofKilobytes(256),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        100,
                        25));
        assertThat(none.bind(ResponseSettings.class)).isEqualTo(new ResponseSettings(DataSize.ofMegabytes(64)));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        SettingsBinder given = SettingsBinder.create(Map.ofEntries(
                Map.entry("recs.serving.intervals.catalog", "1"),
                Map.entry("recs.serving.intervals.whole-catalog", "2h"),
                Map.entry("recs.serving.intervals.popular", "2ms"),
                Map.entry("recs.serving.intervals.probe", "3m"),
                Map.entry("recs.serving.requests.max-body", "4KB"),
                Map.entry("recs.serving.requests.header-timeout", "1s"),
                Map.entry("recs.serving.requests.body-timeout", "2s"),
                Map.entry("recs.serving.requests.total-timeout", "3s"),
                Map.entry("recs.serving.requests.max-waiting-bodies", "4"),
                Map.entry("recs.serving.requests.max-waiting-bodies-per-token", "3"),
                Map.entry("recs.serving.response-cache.size", "0")));
        assertThat(given.bind(IntervalSettings.class))
                .isEqualTo(new IntervalSettings(
                        Duration.ofSeconds(1), Duration.ofHours(2), Duration.ofMillis(2), Duration.ofMinutes(3)));
        assertThat(given.bind(RequestSettings.class))
                .isEqualTo(new RequestSettings(
                        DataSize.ofKilobytes(4),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        4,
                        3));
        assertThat(given.bind(ResponseSettings.class)).isEqualTo(new ResponseSettings(DataSize.ofBytes(0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catalog | 0s   | recs.serving.intervals.catalog is 'PT0S': expected at least 1ms",
                "whole-catalog | 29s | recs.serving.intervals.whole-catalog is 'PT29S': expected not less than catalog",
                "popular | -1s  | recs.serving.intervals.popular is 'PT-1S': expected at least 1ms",
                "probe   | 0    | recs.serving.intervals.probe is 'PT0S': expected at least 1ms",
            })
    void anIntervalOfNothingIsRefused(String name, String value, String message) {
        assertThatThrownBy(() -> SettingsBinder.create(Map.of("recs.serving.intervals." + name, value))
                        .bind(IntervalSettings.class))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0B,0B", "65MB,68157440B"})
    void aBodyOfNoSizeOrOfTooLargeAOneIsRefused(String value, String shown) {
        assertThatThrownBy(() -> SettingsBinder.create(Map.of("recs.serving.requests.max-body", value))
                        .bind(RequestSettings.class))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.serving.requests.max-body is '%s': expected 1B to 64MB, for example 256KB"
                        .formatted(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header-timeout | 0s | recs.serving.requests.header-timeout is 'PT0S': expected 1ms to 1h, for example 10s",
                "body-timeout | 2h | recs.serving.requests.body-timeout is 'PT2H': expected 1ms to 1h, for example 10s",
                "max-waiting-bodies | 0 | recs.serving.requests.max-waiting-bodies is '0': expected at least 1",
                "max-waiting-bodies-per-token | 101 | recs.serving.requests.max-waiting-bodies-per-token is '101': expected 1 to max-waiting-bodies",
            })
    void aRequestThatNeverEndsOrNeverBeginsIsRefused(String name, String value, String message) {
        assertThatThrownBy(() -> SettingsBinder.create(Map.of("recs.serving.requests." + name, value))
                        .bind(RequestSettings.class))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCacheOfNegativeSizeIsRefused() {
        assertThatThrownBy(() -> SettingsBinder.create(Map.of("recs.serving.response-cache.size", "-1MB"))
                        .bind(ResponseSettings.class))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.serving.response-cache.size is '-1048576B': expected 0 or more, such as 64MB");
    }
}
