package dev.recs.ranking;

import dev.recs.model.failure.Violations;
import dev.recs.neighbours.Blend;
import dev.recs.neighbours.Ingredient;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a score is made of.
 *
 * @param excludePurchased true for discovery: nothing that the user has; false for replenishment: what the user has may come again
 * @param weights what the operator says an ingredient is worth, in place of what was learnt from the store
 */
@ConfigurationProperties("recs.ranking")
public record RankingSettings(
        @DefaultValue("true") boolean excludePurchased,
        @DefaultValue WeightSettings weights) {

    public static final RankingSettings DEFAULT = new RankingSettings(true, new WeightSettings(Map.of(), Map.of()));

    public RankingSettings {
        Violations violations = new Violations("recs.ranking.weights");
        weights.check(violations);
        violations.refuseAny();
    }

    public RankingSettings with(boolean exclude) {
        return new RankingSettings(exclude, weights);
    }

    /** The blend that was learnt, with what the operator says. */
    public Blend blend(Blend learnt) {
        Map<String, Double> said = weights.of(excludePurchased);
        Blend blend = learnt;
        for (Ingredient ingredient : Ingredient.values()) {
            Double weight = said.get(WeightSettings.keyOf(ingredient.propertyName()));
            blend = weight == null ? blend : blend.with(ingredient, weight);
        }
        return blend;
    }
}
