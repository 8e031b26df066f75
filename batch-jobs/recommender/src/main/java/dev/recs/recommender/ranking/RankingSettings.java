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

    /** The fitted feature weights, with those that the operator sets. */
    public FeatureWeights featureWeights(FeatureWeights fitted) {
        Map<String, Double> configured = weights.of(excludePurchased);
        FeatureWeights featureWeights = fitted;
        for (Feature feature : Feature.values()) {
            Double weight = configured.get(WeightSettings.keyOf(feature.propertyName()));
            featureWeights = weight == null ? featureWeights : featureWeights.with(feature, weight);
        }
        return featureWeights;
    }

    /** How many of the feature weights the operator sets. */
    public int configuredWeights() {
        return weights.of(excludePurchased).size();
    }
}
