package dev.recs.recommender.model.training;

import dev.recs.recommender.model.TaskWeights;

/**
 * How well settings predict the folds of a history, each with feature weights fitted on the other folds.
 *
 * @param discovery NDCG@10 of each user and fold, of what is new to the user
 * @param replenishment the same of everything
 * @param taskWeights fitted on all parts
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record FoldResult(double[] discovery, double[] replenishment, TaskWeights taskWeights) {}
