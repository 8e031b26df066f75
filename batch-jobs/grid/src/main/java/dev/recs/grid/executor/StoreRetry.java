package dev.recs.grid.executor;

import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.Failures;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Tries again while a store does not answer, with pauses that double from half a second to ten. Spark's own attempts come within a second,
 * and all are over before a store has started again.
 */
final class StoreRetry {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration longest;
    private final Pause pause;

    /** @param longest how long it is tried again */
    StoreRetry(Duration longest, Pause pause) {
        this.longest = longest;
        this.pause = pause;
    }

    /**
     * What the work returns.
     *
     * @throws DependencyDown if a store still does not answer when the time is over
     * @throws CancellationException if a pause was cut short
     */
    <T> T call(Supplier<T> work) {
        Duration left = longest;
        Duration next = FIRST;
        while (true) {
            try {
                return work.get();
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                RuntimeException failure = Failures.asKind(e);
                if (!(failure instanceof DependencyDown) || !left.isPositive()) {
                    throw failure;
                }
            }
            Duration now = next.compareTo(left) < 0 ? next : left;
            if (!pause.hold(now)) {
                throw new CancellationException("the task was stopped while it waited for a store");
            }
            left = left.minus(now);
            next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        }
    }

    /** Waits. */
    @FunctionalInterface
    interface Pause {

        /** @return false if it was cut short */
        boolean hold(Duration time);
    }
}
