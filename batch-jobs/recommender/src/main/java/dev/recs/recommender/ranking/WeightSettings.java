package dev.recs.recommender.ranking;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.recommender.model.Feature;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Weights by name of the {@link Feature}, as in {@code recs.ranking.weights.discovery.co-purchase=12}; what is not named stays as fitted.
 *
 * <p>Sorted, because their text is part of the recipe of a list. Environment variables have no dashes, so names are compared by their
 * letters.
 */
public record WeightSettings(
        @Setting(
                meaning =
                        "Feature weights in place of the fitted ones, of lists without what the user has; finite. The features are "
                                + WeightSettings.FEATURES
                                + ".")
        Map<String, Double> discovery,

        @Setting(meaning = "The same for lists that may repeat what the user has; finite.")
        Map<String, Double> replenishment) {

    static final String FEATURES =
            "co-purchase, sequential, companion, successor, low-rank, content, search, trend, popularity, long-term-popularity, season,"
                    + " repeat-count, repeat-rate, repeat-interval";

    private static final Map<String, String> NAMES = Arrays.stream(Feature.values())
            .map(Feature::propertyName)
            .collect(Collectors.toUnmodifiableMap(WeightSettings::keyOf, name -> name));

    public WeightSettings {
        discovery = sorted(discovery);
        replenishment = sorted(replenishment);
    }

    Map<String, Double> of(boolean excludePurchased) {
        return excludePurchased ? discovery : replenishment;
    }

    void check(Violations violations) {
        check("discovery", discovery, violations);
        check("replenishment", replenishment, violations);
    }

    /** The letters of a name, by which names are compared. */
    public static String keyOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static void check(String task, Map<String, Double> weights, Violations violations) {
        weights.forEach((key, weight) -> {
            String name = task + "." + NAMES.getOrDefault(key, key);
            violations
                    .require(NAMES.containsKey(key), name, weight, "a name among " + FEATURES)
                    .require(Double.isFinite(weight), name, weight, "a finite number");
        });
    }

    private static SortedMap<String, Double> sorted(Map<String, Double> weights) {
        SortedMap<String, Double> sorted = new TreeMap<>();
        weights.forEach((name, weight) -> sorted.put(keyOf(name), weight));
        return Collections.unmodifiableSortedMap(sorted);
    }
}
