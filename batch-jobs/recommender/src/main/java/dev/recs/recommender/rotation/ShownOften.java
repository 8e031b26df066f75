package dev.recs.recommender.rotation;

import dev.recs.model.activity.Activity;
import dev.recs.model.activity.Shown;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.signal.RecencyDecay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The products that one user was shown too often, by number, each with the part of its score that it loses. */
public final class ShownOften {

    public static final ShownOften NOTHING = new ShownOften(Map.of());

    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final Map<Integer, Double> parts;

    private ShownOften(Map<Integer, Double> parts) {
        this.parts = parts;
    }

    /** What a user was shown up to a moment; the newest stands first. */
    public static ShownOften count(Activity activity, ProductIndex index, Instant asOf, RotationSettings settings) {
        if (activity.shown().isEmpty() || settings.strength() == 0) {
            return NOTHING;
        }
        Map<Integer, Double> parts = new TreeMap<>();
        counts(activity, asOf, settings).forEach((productId, count) -> {
            int product = index.numberOf(productId);
            if (product != ProductIndex.UNKNOWN && count > settings.free()) {
                parts.put(product, settings.strength() * (1 - settings.free() / count));
            }
        });
        return new ShownOften(parts);
    }

    public Map<Integer, Double> parts() {
        return parts;
    }

    private static Map<String, Double> counts(Activity activity, Instant asOf, RotationSettings settings) {
        RecencyDecay decay = new RecencyDecay(settings.halfLife().toSeconds() / SECONDS_PER_DAY, asOf);
        Map<String, Double> counts = new HashMap<>();
        Set<String> clicked = new HashSet<>();
        for (Shown shown : activity.shown()) {
            String product = shown.productId().value();
            if (shown.clicked()) {
                clicked.add(product);
            } else if (!clicked.contains(product)) {
                counts.merge(product, decay.weight(shown.at()), Double::sum);
            }
        }
        return counts;
    }
}
