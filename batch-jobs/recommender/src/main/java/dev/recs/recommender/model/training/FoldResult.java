package dev.recs.recommender.model.training;

import dev.recs.recommender.model.TaskWeights;

/**
 * How well settings foretell the held-back parts of a history, each with a blend fitted on the other parts.
 *
 * @param discovery NDCG@10 of each customer and part, of what is new to the customer
 * @param replenishment the same of everything
 * @param blends fitted on all parts
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record FoldResult(double[] discovery, double[] replenishment, TaskWeights blends) {}
