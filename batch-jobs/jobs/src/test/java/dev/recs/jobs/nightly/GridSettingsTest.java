package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GridSettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(GridSettings.class, Map.of()))
                .isEqualTo(new GridSettings(16, 5_000, Duration.ofMinutes(1), ""));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(Bound.settings(
                        GridSettings.class,
                        Map.of("chunks", "3", "range-users", "40", "store-wait", "5s", "secrets-file", "/run/recs")))
                .isEqualTo(new GridSettings(3, 40, Duration.ofSeconds(5), "/run/recs"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chunks      | 0 | 1 to 10000
                    chunks      | 10001 | 1 to 10000
                    range-users | 0 | 1 to 1000000
                    range-users | 1000001 | 1 to 1000000
                    store-wait  | PT-1S | 0s or more, for example 1m
                    """)
    void aValueThatCannotBeRightIsRefused(String property, String value, String expected) {
        Bound.assertRefused(
                GridSettings.class,
                Map.of(property, value),
                "recs.grid.%s is '%s': expected %s".formatted(property, value, expected));
    }
}
