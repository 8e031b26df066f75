package dev.recs.ranking;

import dev.recs.model.recommendation.ReasonType;

/** Takes the terms of the score one by one. */
@FunctionalInterface
interface Terms {
    void add(int product, ReasonType type, String subject, double amount);
}
