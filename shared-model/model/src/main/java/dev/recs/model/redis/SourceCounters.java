package dev.recs.model.redis;

import dev.recs.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Hash of a day (UTC) and a bucket of users: how often products were shown and clicked, by what the list was made of; 400 days. A day
 * is the sum over its buckets: a script that records an impression may write keys of its user's slot only.
 *
 * <p>Fields {@code {source}:impressions} and {@code {source}:clicks}.
 */
public final class SourceCounters {

    public static final Duration TTL = Duration.ofDays(400);

    private static final String PREFIX = "recommendations_shown:";
    private static final String IMPRESSIONS = ":impressions";
    private static final String CLICKS = ":clicks";

    private SourceCounters() {}

    public static String keyOf(UserBucket bucket, LocalDate day) {
        return PREFIX + bucket.tag() + day;
    }

    public static String keyOf(UserId user, Instant at) {
        return keyOf(UserBucket.of(user), at);
    }

    public static String keyOf(UserBucket bucket, Instant at) {
        return keyOf(bucket, LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    public static String impressions(String source) {
        return source + IMPRESSIONS;
    }

    public static String clicks(String source) {
        return source + CLICKS;
    }
}
