package dev.recs.pipeline.embedding;

import java.util.Optional;

/**
 * Texts that went without a vector since a run began, each counted once.
 *
 * @param refused the provider gives them no usable vector
 * @param awaited the provider was away or too slow; a later run makes up for them
 * @param failure why texts are awaited; empty if none is, or if they were only late
 */
public record MissingVectors(long refused, long awaited, Optional<RuntimeException> failure) {

    public static final MissingVectors NONE = new MissingVectors(0, 0, Optional.empty());

    public long texts() {
        return refused + awaited;
    }

    /** As in {@code texts without a vector 3 (refused 1, awaited 2)}. */
    public String describe() {
        return "texts without a vector %d (refused %d, awaited %d)".formatted(texts(), refused, awaited);
    }
}
