package dev.recs.pipeline.embedding;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that failed; tells {@link Attempts} what to do. Never holds an answer's text, which may repeat a key or a
 * user's words.
 */
public final class ProviderFailure extends RuntimeException {

    private final Kind kind;
    private final RuntimeException last;
    private final @Nullable Duration retryAfter;

    private ProviderFailure(Kind kind, RuntimeException last, @Nullable Duration retryAfter) {
        super(last.getMessage(), null, false, false);
        this.kind = kind;
        this.last = last;
        this.retryAfter = retryAfter;
    }

    /**
     * The same request may succeed later.
     *
     * @param retryAfter null if the answer names no time
     */
    static ProviderFailure passing(Kind kind, RuntimeException last, @Nullable Duration retryAfter) {
        return new ProviderFailure(kind, last, retryAfter);
    }

    static ProviderFailure lasting(RuntimeException last) {
        return new ProviderFailure(Kind.REFUSED, last, null);
    }

    Kind kind() {
        return kind;
    }

    /** What the caller gets when no attempt is left. */
    RuntimeException last() {
        return last;
    }

    /** Null if the answer names no time. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Also the tag of the metric. */
    public enum Kind {
        RATE_LIMITED,
        SERVER_ERROR,
        UNREACHABLE,
        REFUSED;

        boolean passes() {
            return this != REFUSED;
        }
    }
}
