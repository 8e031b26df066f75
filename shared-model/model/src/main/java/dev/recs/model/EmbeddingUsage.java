package dev.recs.model;

/**
 * What embedding has cost so far, or between two moments.
 *
 * @param texts sent to the provider and answered
 * @param tokens that the provider says it read
 * @param requests answered
 * @param cacheHits texts whose vector was there already, in memory or in MongoDB
 */
public record EmbeddingUsage(long texts, long tokens, long requests, long cacheHits) {

    public static final EmbeddingUsage NONE = new EmbeddingUsage(0, 0, 0, 0);

    public EmbeddingUsage plus(EmbeddingUsage other) {
        return new EmbeddingUsage(
                texts + other.texts, tokens + other.tokens, requests + other.requests, cacheHits + other.cacheHits);
    }

    /** What was used since an earlier reading of the same counters: the usage of a run. */
    public EmbeddingUsage since(EmbeddingUsage earlier) {
        return new EmbeddingUsage(
                texts - earlier.texts,
                tokens - earlier.tokens,
                requests - earlier.requests,
                cacheHits - earlier.cacheHits);
    }
}
