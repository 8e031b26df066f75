package dev.recs.stores.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that grow while a dependency is down: 100 ms doubled up to 5 s, less up to a fifth so that not all come at once. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final double JITTER = 0.2;

    private final RandomGenerator random;
    private Duration next = FIRST;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The pause before the next try. */
    public Duration next() {
        Duration pause = Duration.ofMillis(Math.round(next.toMillis() * (1 - JITTER * random.nextDouble())));
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }

    public void reset() {
        next = FIRST;
    }
}
