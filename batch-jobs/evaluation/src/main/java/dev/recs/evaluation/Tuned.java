package dev.recs.evaluation;

import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import dev.recs.recommender.model.training.TrainingSettings;
import java.util.List;
import java.util.Locale;

/**
 * What a search for better settings found.
 *
 * @param difference of the NDCG of after and before, over users, months and both tasks
 * @param months that were held out
 */
public record Tuned(Tuning.Found before, Tuning.Found after, Interval difference, int months) {

    /** Whether the difference is more than noise. */
    public boolean isAdvised() {
        return difference.low() > 0;
    }

    public List<String> lines() {
        return List.of(
                line("before", before),
                line("after", after),
                String.format(
                        Locale.ROOT,
                        "difference %.4f to %.4f (95 %%), %d months held back: %s",
                        difference.low(),
                        difference.high(),
                        months,
                        isAdvised() ? "a change is advised" : "within noise, no change is advised"));
    }

    /** Properties that {@code refresh} and {@code evaluate} read; the weights are those fitted on all months. */
    public String patch() {
        TrainingSettings settings = after.settings();
        StringBuilder patch = new StringBuilder("# recs tune: %s%n".formatted(lines().getLast()));
        line(patch, "recs.training.co-purchase-half-life-days", settings.coPurchaseHalfLifeDays());
        line(patch, "recs.training.co-purchase-ridge", settings.coPurchaseRidge());
        line(patch, "recs.training.sequential-half-life-days", settings.sequentialHalfLifeDays());
        line(patch, "recs.training.preference-half-life-days", settings.preferenceHalfLifeDays());
        line(patch, "recs.training.position-decay", settings.positionDecay());
        line(patch, "recs.training.trend-half-life-days", settings.trendHalfLifeDays());
        patch.append("recs.training.neighbours=%d%n".formatted(settings.neighbours()));
        weights(patch, "discovery", after.trial().taskWeights().discovery());
        weights(patch, "replenishment", after.trial().taskWeights().replenishment());
        return patch.toString();
    }

    private static void weights(StringBuilder patch, String name, FeatureWeights featureWeights) {
        for (Feature feature : Feature.values()) {
            line(
                    patch,
                    "recs.ranking.weights.%s.%s".formatted(name, feature.propertyName()),
                    featureWeights.of(feature));
        }
    }

    private static void line(StringBuilder patch, String key, double value) {
        patch.append(String.format(Locale.ROOT, "%s=%s%n", key, Math.round(value * 1e4) / 1e4));
    }

    private static String line(String when, Tuning.Found found) {
        Interval all = Interval.estimate(found.trial().replenishment());
        Interval fresh = Interval.estimate(found.trial().discovery());
        return String.format(
                Locale.ROOT,
                "%-6s  ALL %.4f (%.4f - %.4f)  NEW %.4f (%.4f - %.4f)  %s",
                when,
                found.all(),
                all.low(),
                all.high(),
                found.fresh(),
                fresh.low(),
                fresh.high(),
                found.settings());
    }
}
