package dev.recs.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import dev.recs.settings.SettingsBinder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RankingSettingsTest {

    @Test
    void defaultsAreDiscoveryWithTheFittedWeights() {
        assertThat(bind(Map.of())).isEqualTo(RankingSettings.DEFAULT);
        assertThat(RankingSettings.DEFAULT.excludePurchased()).isTrue();
        assertThat(RankingSettings.DEFAULT.featureWeights(FeatureWeights.DISCOVERY))
                .isEqualTo(FeatureWeights.DISCOVERY);
    }

    @Test
    void everyPropertyIsReadByItsName() {
        RankingSettings settings = bind(Map.of(
                "recs.ranking.exclude-purchased", "false",
                "recs.ranking.weights.discovery.co-purchase", "12",
                "recs.ranking.weights.replenishment.long-term-popularity", "0.5"));

        assertThat(settings.excludePurchased()).isFalse();
        assertThat(settings.featureWeights(FeatureWeights.REPLENISHMENT))
                .isEqualTo(FeatureWeights.REPLENISHMENT.with(Feature.LONG_TERM_POPULARITY, 0.5));
        assertThat(settings.with(true).featureWeights(FeatureWeights.DISCOVERY))
                .isEqualTo(FeatureWeights.DISCOVERY.with(Feature.CO_PURCHASE, 12));
    }

    @Test
    void aNameWithoutDashesAsInTheEnvironmentIsTheSame() {
        assertThat(bind(Map.of("recs.ranking.weights.discovery.longtermpopularity", "0.5")))
                .isEqualTo(bind(Map.of("recs.ranking.weights.discovery.long-term-popularity", "0.5")));
    }

    @Test
    void wrongWeightsAreRefusedTogetherByName() {
        assertThatThrownBy(() -> bind(Map.of(
                        "recs.ranking.weights.discovery.colour", "1",
                        "recs.ranking.weights.replenishment.repeat-count", "NaN")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(
                        "recs.ranking.weights.discovery.colour is '1.0': expected a name among co-purchase, sequential,")
                .hasMessageContaining(
                        "recs.ranking.weights.replenishment.repeat-count is 'NaN': expected a finite number");
    }

    @Test
    void theDocumentationNamesEveryFeature() {
        assertThat(WeightSettings.FEATURES)
                .isEqualTo(Arrays.stream(Feature.values())
                        .map(Feature::propertyName)
                        .collect(Collectors.joining(", ")));
    }

    /** The text goes into the recipe of stored lists: it must not depend on the order in which a map happens to answer. */
    @Test
    void theTextOfTheSettingsIsTheSameWhateverTheOrderOfTheWeights() {
        assertThat(bind(Map.of(
                                "recs.ranking.weights.discovery.trend", "1",
                                "recs.ranking.weights.discovery.repeat-count", "2",
                                "recs.ranking.weights.discovery.repeat-interval", "3"))
                        .toString())
                .contains("{repeatcount=2.0, repeatinterval=3.0, trend=1.0}");
    }

    private static RankingSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(RankingSettings.class);
    }
}
