package dev.recs.jobs.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelaySettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(RelaySettings.class, Map.of()))
                .isEqualTo(new RelaySettings(Duration.ofMillis(25), 500, Duration.ofSeconds(60)));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(Bound.settings(
                        RelaySettings.class,
                        Map.ofEntries(
                                Map.entry("poll", "1ms"), Map.entry("batch", "2"), Map.entry("resend-after", "3s"))))
                .isEqualTo(new RelaySettings(Duration.ofMillis(1), 2, Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    poll         | PT0S | at least 1ms
                    batch        | 0 | 1 to 10000
                    batch        | 10001 | 1 to 10000
                    resend-after | PT0.5S | at least 1s
                    """)
    void whatCannotBeRightIsRefused(String property, String value, String expected) {
        Bound.assertRefused(
                RelaySettings.class,
                Map.of(property, value),
                "recs.relay.%s is '%s': expected %s".formatted(property, value, expected));
    }
}
