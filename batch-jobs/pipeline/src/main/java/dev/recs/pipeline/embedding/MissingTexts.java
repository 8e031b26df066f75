package dev.recs.pipeline.embedding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts texts that go without a vector: each once in a run, and every time for the metric. Safe for any number of threads. */
public final class MissingTexts {

    private @Nullable SeenTexts seen;
    private long refused;
    private long awaited;
    private long refusedEver;
    private long awaitedEver;
    private @Nullable RuntimeException failure;

    MissingTexts() {}

    /** Counts from zero: a run begins. */
    public synchronized void begin() {
        seen = null;
        refused = 0;
        awaited = 0;
        failure = null;
    }

    /** Since the run began. */
    public synchronized MissingVectors reading() {
        return new MissingVectors(refused, awaited, Optional.ofNullable(failure));
    }

    synchronized void add(TextVectors found) {
        if (found.isComplete()) {
            return;
        }
        SeenTexts before = seen == null ? new SeenTexts() : seen;
        seen = before;
        refused += found.refused().keySet().stream().filter(before::add).count();
        awaited += found.awaited().stream().filter(before::add).count();
        refusedEver += found.refused().size();
        awaitedEver += found.awaited().size();
        found.failure().ifPresent(reason -> failure = reason);
    }

    /** What another process counted: a text that both met counts twice. */
    synchronized void add(MissingVectors others) {
        refused += others.refused();
        awaited += others.awaited();
        refusedEver += others.refused();
        awaitedEver += others.awaited();
        others.failure().ifPresent(reason -> failure = reason);
    }

    synchronized long refusedEver() {
        return refusedEver;
    }

    synchronized long awaitedEver() {
        return awaitedEver;
    }
}
