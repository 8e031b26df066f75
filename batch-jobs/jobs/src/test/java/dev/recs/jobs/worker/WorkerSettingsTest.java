package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkerSettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(WorkerSettings.class, Map.of()))
                .isEqualTo(new WorkerSettings(
                        2, 50, 5, Duration.ofSeconds(10), Duration.ofMillis(400), Duration.ofSeconds(1)));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(Bound.settings(
                        WorkerSettings.class,
                        Map.ofEntries(
                                Map.entry("threads", "1"),
                                Map.entry("batch", "2"),
                                Map.entry("attempts", "3"),
                                Map.entry("order-wait", "4s"),
                                Map.entry("embedding-wait", "450ms"),
                                Map.entry("lag-objective", "5s"))))
                .isEqualTo(new WorkerSettings(
                        1, 2, 3, Duration.ofSeconds(4), Duration.ofMillis(450), Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    threads         | 0 | 1 to 64
                    threads         | 65 | 1 to 64
                    batch           | 501 | 1 to 500
                    attempts        | 0 | at least 1
                    order-wait      | PT-1S | 0 or more
                    embedding-wait  | PT-1S | 0 or more, for example 400ms
                    lag-objective   | PT0S | at least 1ms
                    """)
    void whatCannotBeRightIsRefused(String property, String value, String expected) {
        Bound.assertRefused(
                WorkerSettings.class,
                Map.of(property, value),
                "recs.worker.%s is '%s': expected %s".formatted(property, value, expected));
    }
}
