package dev.recs.stores.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventSettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(EventSettings.class, Map.of()))
                .isEqualTo(new EventSettings(100_000, Duration.ofDays(7)));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(Bound.settings(EventSettings.class, Map.of("max-waiting", "5", "order-window", "2d")))
                .isEqualTo(new EventSettings(5, Duration.ofDays(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            max-waiting  | 0      | at least 1
            order-window | PT0S   | above 0, at most 30d
            order-window | PT721H | above 0, at most 30d
            """)
    void whatCannotBeRightIsRefused(String property, String value, String expected) {
        Bound.assertRefused(
                EventSettings.class,
                Map.of(property, value),
                "recs.events.%s is '%s': expected %s".formatted(property, value, expected));
    }
}
