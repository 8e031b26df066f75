package dev.recs.model.redis;

import dev.recs.model.failure.Misconfigured;
import java.time.Duration;

/**
 * How long a search or a view waits for the next one: until {@code min(now + pause, first + maxWait)}. Orders never wait.
 *
 * @param pause time without another event
 * @param maxWait time since the first event
 */
public record Debounce(Duration pause, Duration maxWait) {

    public static final Debounce DEFAULT = new Debounce(Duration.ofSeconds(2), Duration.ofSeconds(10));

    public Debounce {
        if (pause.isNegative() || maxWait.compareTo(pause) < 0) {
            throw new Misconfigured(
                    "debounce is %s, its max wait %s: expected 0 or more, and not less than the debounce"
                            .formatted(pause, maxWait));
        }
    }
}
