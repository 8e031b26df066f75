package dev.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefreshSettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(RefreshSettings.class, Map.of()))
                .isEqualTo(new RefreshSettings(
                        Duration.ofDays(90),
                        Duration.ofDays(7),
                        Duration.ofDays(180),
                        500,
                        2,
                        8,
                        100,
                        0.1,
                        10,
                        Duration.ofDays(1)));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(Bound.settings(
                        RefreshSettings.class,
                        Map.ofEntries(
                                Map.entry("active-within", "86400"),
                                Map.entry("stale-after", "9"),
                                Map.entry("retention", "172800"),
                                Map.entry("chunk-size", "7"),
                                Map.entry("threads", "3"),
                                Map.entry("partitions", "4"),
                                Map.entry("skip-limit", "5"),
                                Map.entry("max-delete-fraction", "0.5"),
                                Map.entry("niceness", "6"),
                                Map.entry("model-max-age", "8h"))))
                .isEqualTo(new RefreshSettings(
                        Duration.ofDays(1),
                        Duration.ofSeconds(9),
                        Duration.ofDays(2),
                        7,
                        3,
                        4,
                        5,
                        0.5,
                        6,
                        Duration.ofHours(8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    active-within | PT0S | a time above 0, for example 90d
                    stale-after   | PT0S | a time above 0, for example 7d
                    retention     | PT24H | at least recs.refresh.active-within, which is PT2160H
                    chunk-size    | 0 | 1 to 5000
                    chunk-size    | 5001 | 1 to 5000
                    partitions    | 1 | threads to 1000
                    skip-limit    | -1 | 0 or more
                    max-delete-fraction | 0.0 | above 0, at most 1
                    max-delete-fraction | 1.5 | above 0, at most 1
                    niceness      | 20 | 0 to 19
                    niceness      | -1 | 0 to 19
                    model-max-age | PT-1S | 0 or more, for example 24h
                    """)
    void whatCannotBeRightIsRefused(String property, String value, String expected) {
        Bound.assertRefused(
                RefreshSettings.class,
                Map.of(property, value),
                "recs.refresh.%s is '%s': expected %s".formatted(property, value, expected));
    }

    @Test
    void moreThreadsThanSixtyFourAreRefused() {
        Bound.assertRefused(
                RefreshSettings.class,
                Map.of("threads", "65", "partitions", "100"),
                "recs.refresh.threads is '65': expected 1 to 64");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Bound.assertRefused(
                RefreshSettings.class,
                Map.of("chunk-size", "0", "skip-limit", "-1"),
                "recs.refresh.chunk-size is '0': expected 1 to 5000\nrecs.refresh.skip-limit is '-1': expected 0 or more");
    }
}
