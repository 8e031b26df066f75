package dev.recs.recommender.lists;

import dev.recs.model.ranking.RankingParameter;
import dev.recs.model.ranking.RankingParameters;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import dev.recs.recommender.model.Preferences;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.signal.Channel;
import dev.recs.recommender.signal.SignalSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What lists are ranked by, as the API tells it to users: the settings in use, and what the model has fitted to the shop. */
public final class ListParameters {

    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final Map<RankingParameter, Double> values = new EnumMap<>(RankingParameter.class);

    private ListParameters() {}

    /** Every parameter, with the rules that hold at that moment. */
    public static RankingParameters describe(ListSettings settings, CatalogModel model, Instant moment) {
        ListParameters parameters = new ListParameters();
        parameters.addSignals(settings.signals());
        parameters.addPreferences(model.preferences());
        parameters.addWeights(settings.ranking(), model);
        parameters.addOrder(settings);
        parameters.addRules(settings.rules().countsAt(moment));
        return new RankingParameters(parameters.values);
    }

    private void addSignals(SignalSettings signals) {
        add(RankingParameter.PURCHASES, signals.purchases());
        add(RankingParameter.SEARCHES, signals.searches());
        add(RankingParameter.VIEWS, signals.views());
        add(RankingParameter.PURCHASE_SHARE, Channel.PURCHASE.share());
        add(RankingParameter.SEARCH_SHARE, Channel.SEARCH.share());
        add(RankingParameter.VIEW_SHARE, Channel.VIEW.share());
        add(RankingParameter.SIGNAL_HALF_LIFE_DAYS, signals.halfLifeDays());
    }

    private void addPreferences(Preferences preferences) {
        add(RankingParameter.PREFERENCE_HALF_LIFE_DAYS, preferences.halfLifeDays());
        add(RankingParameter.POSITION_DECAY, preferences.positionDecay());
    }

    private void addWeights(RankingSettings ranking, CatalogModel model) {
        FeatureWeights weights = ranking.featureWeights(model.taskWeights().of(ranking.excludePurchased()));
        for (Feature feature : Feature.values()) {
            add(RankingParameter.ofWeight(feature.propertyName()), weights.of(feature));
        }
        add(RankingParameter.CONFIGURED_WEIGHTS, ranking.configuredWeights());
    }

    private void addOrder(ListSettings settings) {
        RotationSettings rotation = settings.rotation();
        add(RankingParameter.EXCLUDE_PURCHASED, settings.ranking().excludePurchased() ? 1 : 0);
        add(RankingParameter.DIVERSITY, settings.diversity().strength());
        add(RankingParameter.ROTATION, rotation.strength());
        add(RankingParameter.ROTATION_FREE, rotation.free());
        add(RankingParameter.ROTATION_HALF_LIFE_DAYS, rotation.halfLife().toSeconds() / SECONDS_PER_DAY);
        add(RankingParameter.FAMILY, settings.firstTen().family());
        add(RankingParameter.IMPERSONAL, settings.firstTen().impersonal());
        add(RankingParameter.SHELVES, settings.shelves().count());
    }

    private void addRules(Map<String, Long> counts) {
        add(RankingParameter.RULES_PIN, counts.getOrDefault("pin", 0L));
        add(RankingParameter.RULES_BOOST, counts.getOrDefault("boost", 0L));
        add(RankingParameter.RULES_BURY, counts.getOrDefault("bury", 0L));
        add(RankingParameter.RULES_EXCLUDE, counts.getOrDefault("exclude", 0L));
    }

    private void add(RankingParameter parameter, double value) {
        values.put(parameter, value);
    }
}
