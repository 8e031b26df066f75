package dev.recs.recommender.ranking;

import dev.recs.model.recommendation.ReasonType;
import dev.recs.recommender.model.Feature;

/** Takes the terms of the score one by one, as amounts that the blend still has to weigh. */
@FunctionalInterface
public interface Terms {
    void add(int product, Feature ingredient, ReasonType type, String subject, double amount);
}
