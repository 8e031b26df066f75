package dev.recs.ranking;

import dev.recs.model.recommendation.ReasonType;
import dev.recs.neighbours.Ingredient;

/** Takes the terms of the score one by one, as amounts that the blend still has to weigh. */
@FunctionalInterface
interface Terms {
    void add(int product, Ingredient ingredient, ReasonType type, String subject, double amount);
}
