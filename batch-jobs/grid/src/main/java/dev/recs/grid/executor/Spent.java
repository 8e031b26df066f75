package dev.recs.grid.executor;

import dev.recs.model.EmbeddingUsage;
import dev.recs.pipeline.embedding.MissingVectors;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the embedding provider, and what it did not answer.
 *
 * @param failure why texts are awaited; null if none is
 */
public record Spent(
        long texts,
        long tokens,
        long requests,
        long cacheHits,
        long refused,
        long awaited,
        @Nullable TaskFailure failure)
        implements Serializable {

    public static final Spent NOTHING = new Spent(0, 0, 0, 0, 0, 0, null);

    static Spent of(EmbeddingUsage usage, MissingVectors missing) {
        return new Spent(
                usage.texts(),
                usage.tokens(),
                usage.requests(),
                usage.cacheHits(),
                missing.refused(),
                missing.awaited(),
                missing.failure().flatMap(TaskFailure::of).orElse(null));
    }

    Spent since(Spent earlier) {
        return new Spent(
                texts - earlier.texts,
                tokens - earlier.tokens,
                requests - earlier.requests,
                cacheHits - earlier.cacheHits,
                refused - earlier.refused,
                awaited - earlier.awaited,
                awaited > earlier.awaited ? failure : null);
    }

    public EmbeddingUsage usage() {
        return new EmbeddingUsage(texts, tokens, requests, cacheHits);
    }

    public MissingVectors missing() {
        return new MissingVectors(refused, awaited, Optional.ofNullable(failure).map(TaskFailure::toException));
    }
}
