package dev.recs.servers;

import java.time.Duration;

/** Waiting between two looks at something. */
final class Pauses {

    private Pauses() {}

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a local server", e);
        }
    }
}
