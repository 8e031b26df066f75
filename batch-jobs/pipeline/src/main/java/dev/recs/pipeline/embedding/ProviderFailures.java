package dev.recs.pipeline.embedding;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts attempts that failed, by kind. */
public final class ProviderFailures {

    private final Map<ProviderFailure.Kind, LongAdder> counts = new ConcurrentHashMap<>();

    public void count(ProviderFailure.Kind kind) {
        counts.computeIfAbsent(kind, ignored -> new LongAdder()).increment();
    }

    long of(ProviderFailure.Kind kind) {
        LongAdder count = counts.get(kind);
        return count == null ? 0 : count.sum();
    }

    /** The tag of a kind: {@code rate_limited}. */
    static String tag(ProviderFailure.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
