package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.Failures;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** On a machine without a moment's CPU or disk to spare a store may not answer in time; that says nothing of the lists. */
final class Patience {

    private static final int TRIES = 10;

    private Patience() {}

    static <T extends @Nullable Object> T with(Supplier<T> question) {
        for (int time = 1; time < TRIES; time++) {
            try {
                return question.get();
            } catch (RuntimeException e) {
                if (!(Failures.asKind(e) instanceof DependencyDown)) {
                    throw e;
                }
                Pause.sleep(Duration.ofSeconds(time));
            }
        }
        return question.get();
    }
}
