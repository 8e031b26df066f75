package dev.recs.recommender.ranking;

import dev.recs.model.recommendation.ReasonType;
import dev.recs.recommender.model.Feature;

/** Takes the terms of the score one by one, as values that the feature weights still multiply. */
@FunctionalInterface
public interface Terms {
    void add(int product, Feature feature, ReasonType type, String subject, double amount);
}
