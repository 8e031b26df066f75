package dev.recs.recommender.experiments;

import dev.recs.model.experiment.Variant;
import dev.recs.model.failure.Misconfigured;
import dev.recs.recommender.lists.FirstTenSettings;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.WeightSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.rules.RuleFile;
import dev.recs.recommender.shelves.ShelfSettings;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The settings that a variant may have of its own: those that shape a list and need no other model. */
final class VariantSettings {

    /** Of which the value is a path; the rules themselves are part of the variant. */
    static final String RULES = "recs.rules.file";

    private static final String DISCOVERY = "recs.ranking.weights.discovery.";
    private static final String REPLENISHMENT = "recs.ranking.weights.replenishment.";

    private static final Map<String, Change> CHANGES = changes();

    private VariantSettings() {}

    /** Names of all, {@link #RULES} among them. */
    static Collection<String> names() {
        return CHANGES.keySet();
    }

    /**
     * The settings of lists with one of them changed.
     *
     * @throws Misconfigured if the value is not one of the setting
     */
    static ListSettings with(ListSettings settings, String name, String value) {
        Change change = CHANGES.get(name);
        if (change == null) {
            throw new Misconfigured("%s is no setting of a variant".formatted(name));
        }
        return change.apply(settings, new Value(name, value));
    }

    /** The settings of lists as a variant wants them. */
    static ListSettings of(Variant variant, ListSettings configured) {
        ListSettings settings = configured;
        for (Map.Entry<String, String> one : variant.settings().entrySet()) {
            settings = with(settings, one.getKey(), one.getValue());
        }
        return variant.rules().isEmpty()
                ? settings
                : settings.with(RuleFile.parse(variant.rules(), "rules of variant " + variant.name()));
    }

    private static Map<String, Change> changes() {
        Map<String, Change> changes = new TreeMap<>();
        changes.put("recs.ranking.exclude-purchased", (lists, value) -> lists.with(value.isTrue()));
        changes.put(
                "recs.ranking.diversity.strength", (lists, value) -> lists.with(new DiversitySettings(value.number())));
        changes.put(RULES, (lists, value) -> lists);
        addFirstTen(changes);
        addRotation(changes);
        addShelves(changes);
        for (Feature feature : Feature.values()) {
            changes.put(
                    DISCOVERY + feature.propertyName(),
                    (lists, value) -> lists.with(weighed(lists.ranking(), feature, value, true)));
            changes.put(
                    REPLENISHMENT + feature.propertyName(),
                    (lists, value) -> lists.with(weighed(lists.ranking(), feature, value, false)));
        }
        return changes;
    }

    private static void addFirstTen(Map<String, Change> changes) {
        changes.put(
                "recs.ranking.first-ten.family",
                (lists, value) -> lists.with(
                        new FirstTenSettings(value.count(), lists.firstTen().impersonal())));
        changes.put(
                "recs.ranking.first-ten.impersonal",
                (lists, value) ->
                        lists.with(new FirstTenSettings(lists.firstTen().family(), value.count())));
    }

    private static void addRotation(Map<String, Change> changes) {
        changes.put("recs.ranking.rotation.strength", (lists, value) -> {
            RotationSettings old = lists.rotation();
            return lists.with(new RotationSettings(value.number(), old.free(), old.halfLife()));
        });
        changes.put("recs.ranking.rotation.free", (lists, value) -> {
            RotationSettings old = lists.rotation();
            return lists.with(new RotationSettings(old.strength(), value.number(), old.halfLife()));
        });
        changes.put("recs.ranking.rotation.half-life", (lists, value) -> {
            RotationSettings old = lists.rotation();
            return lists.with(new RotationSettings(old.strength(), old.free(), value.time()));
        });
    }

    private static void addShelves(Map<String, Change> changes) {
        changes.put("recs.ranking.shelves.count", (lists, value) -> {
            ShelfSettings old = lists.shelves();
            return lists.with(new ShelfSettings(value.count(), old.size(), old.besides()));
        });
        changes.put("recs.ranking.shelves.size", (lists, value) -> {
            ShelfSettings old = lists.shelves();
            return lists.with(new ShelfSettings(old.count(), value.count(), old.besides()));
        });
        changes.put("recs.ranking.shelves.besides", (lists, value) -> {
            ShelfSettings old = lists.shelves();
            return lists.with(new ShelfSettings(old.count(), old.size(), value.count()));
        });
    }

    private static RankingSettings weighed(RankingSettings ranking, Feature feature, Value value, boolean discovery) {
        Map<String, Double> weights = new TreeMap<>(
                discovery ? ranking.weights().discovery() : ranking.weights().replenishment());
        weights.put(WeightSettings.keyOf(feature.propertyName()), value.number());
        return new RankingSettings(
                ranking.excludePurchased(),
                discovery
                        ? new WeightSettings(weights, ranking.weights().replenishment())
                        : new WeightSettings(ranking.weights().discovery(), weights));
    }

    /** Puts a value into the settings of lists. */
    private interface Change {

        ListSettings apply(ListSettings lists, Value value);
    }
}
