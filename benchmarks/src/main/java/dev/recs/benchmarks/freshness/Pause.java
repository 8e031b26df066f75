package dev.recs.benchmarks.freshness;

import java.time.Duration;

/** A sleep that an interrupt ends with an error. */
public final class Pause {

    private Pause() {}

    public static void sleep(Duration pause) {
        if (!pause.isPositive()) {
            return;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
