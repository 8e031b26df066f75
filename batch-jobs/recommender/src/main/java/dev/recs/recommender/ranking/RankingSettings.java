package dev.recs.recommender.ranking;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import java.util.Map;

/** What a score is made of. */
@Settings(prefix = "recs.ranking")
public record RankingSettings(
        @Setting(
                defaultValue = "true",
                meaning =
                        "True for discovery: nothing that the user has; false for replenishment: what the user has may come again.")
        boolean excludePurchased,

        WeightSettings weights) {

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
    public FeatureWeights blend(FeatureWeights learnt) {
        Map<String, Double> said = weights.of(excludePurchased);
        FeatureWeights blend = learnt;
        for (Feature ingredient : Feature.values()) {
            Double weight = said.get(WeightSettings.keyOf(ingredient.propertyName()));
            blend = weight == null ? blend : blend.with(ingredient, weight);
        }
        return blend;
    }
}
