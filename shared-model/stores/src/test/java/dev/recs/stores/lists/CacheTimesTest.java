package dev.recs.stores.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CacheTimesTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(CacheTimes.class, Map.of()))
                .isEqualTo(new CacheTimes(Duration.ofHours(1), Duration.ofMinutes(30)));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(Bound.settings(
                        CacheTimes.class, Map.ofEntries(Map.entry("profile", "5"), Map.entry("recommendations", "2m"))))
                .isEqualTo(new CacheTimes(Duration.ofSeconds(5), Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    profile         | PT0S | a time above 0, for example 1h
                    recommendations | PT-1S | a time above 0, for example 30m
                    """)
    void whatCannotBeRightIsRefused(String property, String value, String expected) {
        Bound.assertRefused(
                CacheTimes.class,
                Map.of(property, value),
                "recs.cache.%s is '%s': expected %s".formatted(property, value, expected));
    }
}
