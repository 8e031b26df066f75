package dev.recs.model.redis;

import dev.recs.model.failure.Misconfigured;
import java.time.Duration;

/**
 * How long a search or a view waits for the next one: until {@code min(now + quiet, first + atMost)}. Orders never wait.
 *
 * @param quiet time without another event
 * @param atMost time since the first event
 */
public record Debounce(Duration quiet, Duration atMost) {

    public static final Debounce DEFAULT = new Debounce(Duration.ofSeconds(2), Duration.ofSeconds(10));

    public Debounce {
        if (quiet.isNegative() || atMost.compareTo(quiet) < 0) {
            throw new Misconfigured(
                    "refresh delays are quiet %s, at most %s: expected 0 <= quiet <= at most".formatted(quiet, atMost));
        }
    }
}
