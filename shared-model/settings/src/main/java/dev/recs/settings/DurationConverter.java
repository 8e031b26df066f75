package dev.recs.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.convert.converter.Converter;

/** Reads a time: {@code 250ms}, {@code 30s}, {@code 15m}, {@code 2h}, {@code 7d} or {@code PT15M}; a bare number is seconds. */
final class DurationConverter implements Converter<String, Duration> {

    @Override
    public Duration convert(String text) {
        return DurationStyle.detectAndParse(text.strip(), ChronoUnit.SECONDS);
    }
}
