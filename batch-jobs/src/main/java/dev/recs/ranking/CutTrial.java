package dev.recs.ranking;

import dev.recs.neighbours.Blends;

/**
 * How well settings foretell the held-back parts of a history, each with a blend fitted on the other parts.
 *
 * @param discovery NDCG@10 of each customer and part, of what is new to the customer
 * @param replenishment the same of everything
 * @param blends fitted on all parts
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record CutTrial(double[] discovery, double[] replenishment, Blends blends) {}
