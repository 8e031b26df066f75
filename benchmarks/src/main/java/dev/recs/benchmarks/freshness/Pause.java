package dev.recs.benchmarks.freshness;

import java.time.Duration;

/** A sleep that an interrupt ends with an error. */
final class Pause {

    private Pause() {}

    static void sleep(Duration pause) {
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
