package dev.recs.recommender.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How much each {@link Feature} counts in the score; immutable. */
public final class FeatureWeights {

    /** For lists that leave out what the user has: measured on three months of Online Retail, see docs/log/quality-search.md. */
    public static final FeatureWeights DISCOVERY = of(20, 10, 0, 0, 0, 19, 30, 0.9, -0.7, 0, 0, 0, 0, 0);

    /** For lists that may repeat: the same, and buying again. */
    public static final FeatureWeights REPLENISHMENT = of(6.5, 13, 0, 0, 0, 1, 15, 0.6, 0, -0.35, 0, 0.8, 0.4, 0.2);

    private final double[] weights;

    private FeatureWeights(double[] weights) {
        this.weights = weights;
    }

    /** @param weights one for each feature, in their order */
    public static FeatureWeights of(double... weights) {
        if (weights.length != Feature.values().length || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("feature weights %s: expected %d finite numbers"
                    .formatted(Arrays.toString(weights), Feature.values().length));
        }
        return new FeatureWeights(weights.clone());
    }

    public double of(Feature feature) {
        return weights[feature.place()];
    }

    public FeatureWeights with(Feature feature, double weight) {
        double[] changed = weights.clone();
        changed[feature.place()] = weight;
        return of(changed);
    }

    public double[] toArray() {
        return weights.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureWeights that && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return Arrays.stream(Feature.values())
                .map(feature -> "%s %.3g".formatted(feature.propertyName(), of(feature)))
                .collect(Collectors.joining(", "));
    }
}
