package dev.recs.ranking;

import dev.recs.neighbours.Blend;
import dev.recs.neighbours.Ingredient;
import java.util.Map;
import java.util.TreeMap;

/**
 * How lists are made.
 *
 * @param excludePurchased true for discovery, false for replenishment
 * @param weights by name of the ingredient: said by the operator, in place of what was learnt
 */
public record RankingSettings(boolean excludePurchased, Map<String, Double> weights) {

    public static final RankingSettings DEFAULT = new RankingSettings(true, Map.of());

    public RankingSettings {
        weights = Map.copyOf(new TreeMap<>(weights));
    }

    public RankingSettings with(boolean exclude) {
        return new RankingSettings(exclude, weights);
    }

    /** The blend that was learnt, with what the operator says. */
    public Blend blend(Blend learnt) {
        Blend blend = learnt;
        for (Ingredient ingredient : Ingredient.values()) {
            Double weight = weights.get(ingredient.propertyName());
            blend = weight == null ? blend : blend.with(ingredient, weight);
        }
        return blend;
    }
}
