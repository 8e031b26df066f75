package dev.recs.stores.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueueSettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(QueueSettings.class, Map.of()))
                .isEqualTo(new QueueSettings(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(15),
                        100_000));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(Bound.settings(
                        QueueSettings.class,
                        Map.ofEntries(
                                Map.entry("debounce", "1s"),
                                Map.entry("max-wait", "2s"),
                                Map.entry("linger", "3ms"),
                                Map.entry("throttle", "4ms"),
                                Map.entry("visibility-timeout", "5s"),
                                Map.entry("max-users", "6"))))
                .isEqualTo(new QueueSettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(3),
                        Duration.ofMillis(4),
                        Duration.ofSeconds(5),
                        6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    debounce           | PT-1S | 0 or more
                    max-wait           | PT1S | not less than debounce
                    linger             | PT2S | 0 to 1s
                    throttle           | PT-1S | 0 or more
                    visibility-timeout | PT0.5S | at least 1s
                    max-users          | 0 | at least 1
                    """)
    void whatCannotBeRightIsRefused(String property, String value, String expected) {
        Bound.assertRefused(
                QueueSettings.class,
                Map.of(property, value),
                "recs.queue.%s is '%s': expected %s".formatted(property, value, expected));
    }
}
