package dev.recs.pipeline.embedding;

import java.time.Duration;

/** Waits between two attempts; ends early when the process is told to end. */
@FunctionalInterface
public interface RetryPause {

    /** @return false if it was cut short because the process is told to end */
    boolean hold(Duration time);

    /** For processes that nobody tells to end: only an interrupt cuts it short. */
    static boolean sleep(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
