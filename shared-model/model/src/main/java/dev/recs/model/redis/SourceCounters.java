package dev.recs.model.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Hash of a day (UTC): how often products were shown and clicked, by what the list was made of; 400 days.
 *
 * <p>Fields {@code {source}:impressions} and {@code {source}:clicks}.
 */
public final class SourceCounters {

    public static final Duration TTL = Duration.ofDays(400);

    private static final String PREFIX = "recommendations_shown:";
    private static final String IMPRESSIONS = ":impressions";
    private static final String CLICKS = ":clicks";

    private SourceCounters() {}

    public static String keyOf(LocalDate day) {
        return PREFIX + day;
    }

    public static String keyOf(Instant at) {
        return keyOf(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    public static String impressions(String source) {
        return source + IMPRESSIONS;
    }

    public static String clicks(String source) {
        return source + CLICKS;
    }
}
