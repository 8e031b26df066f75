package dev.recs.pipeline.embedding;

import java.math.BigDecimal;

/**
 * What a run would send to the provider.
 *
 * @param users whose texts were counted
 * @param texts different texts, of products and of searches
 * @param newTexts those that have no vector yet
 * @param tokens of the new texts
 * @param costDollars of the tokens, at the price of the settings; 0 for the model in this process
 */
public record EmbeddingEstimate(long users, long texts, long newTexts, long tokens, BigDecimal costDollars) {}
