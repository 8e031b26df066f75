package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ranking.RankingParameter;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rules.RuleFile;
import dev.recs.recommender.signal.SignalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListParametersTest {

    private static final SmallShop SHOP = new SmallShop();

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void everyParameterIsTold() {
        assertThat(told(ListSettings.DEFAULT)).containsOnlyKeys(RankingParameter.values());
    }

    @Test
    void weightsAreThoseThatTheRankerUses() {
        Map<RankingParameter, Double> discovery = told(ListSettings.DEFAULT);
        Map<RankingParameter, Double> replenishment = told(ListSettings.DEFAULT.with(false));
        for (Feature feature : Feature.values()) {
            RankingParameter weight = RankingParameter.ofWeight(feature.propertyName());
            assertThat(discovery)
                    .containsEntry(
                            weight, SHOP.model().taskWeights().discovery().of(feature));
            assertThat(replenishment)
                    .containsEntry(
                            weight, SHOP.model().taskWeights().replenishment().of(feature));
        }
        assertThat(discovery).containsEntry(RankingParameter.EXCLUDE_PURCHASED, 1.0);
        assertThat(replenishment).containsEntry(RankingParameter.EXCLUDE_PURCHASED, 0.0);
    }

    @Test
    void settingsAreThoseOfTheLists() {
        ListSettings settings = ListSettings.DEFAULT
                .with(new SignalSettings(7, 8, 9, 30))
                .with(new DiversitySettings(0.25))
                .with(new FirstTenSettings(4, 5));
        assertThat(told(settings))
                .containsEntry(RankingParameter.PURCHASES, 7.0)
                .containsEntry(RankingParameter.SEARCHES, 8.0)
                .containsEntry(RankingParameter.VIEWS, 9.0)
                .containsEntry(RankingParameter.SIGNAL_HALF_LIFE_DAYS, 30.0)
                .containsEntry(RankingParameter.DIVERSITY, 0.25)
                .containsEntry(RankingParameter.FAMILY, 4.0)
                .containsEntry(RankingParameter.IMPERSONAL, 5.0)
                .containsEntry(
                        RankingParameter.PREFERENCE_HALF_LIFE_DAYS,
                        SHOP.model().preferences().halfLifeDays());
    }

    @Test
    void rulesThatDoNotHoldYetAreNotCounted() throws IOException {
        ListSettings settings =
                ListSettings.DEFAULT.with(RuleFile.read(Files.writeString(folder.resolve("rules.yml"), """
                rules:
                  - {action: exclude, product: p001}
                  - {action: boost, factor: 2, brand: brand 1}
                  - {action: boost, factor: 3, brand: brand 2}
                  - {action: bury, factor: 0.5, brand: brand 2}
                  - {action: pin, position: 1, product: p002, from: 2099-01-01}
                """)));
        assertThat(told(settings))
                .containsEntry(RankingParameter.RULES_EXCLUDE, 1.0)
                .containsEntry(RankingParameter.RULES_BOOST, 2.0)
                .containsEntry(RankingParameter.RULES_BURY, 1.0)
                .containsEntry(RankingParameter.RULES_PIN, 0.0);
    }

    private static Map<RankingParameter, Double> told(ListSettings settings) {
        return ListParameters.describe(settings, SHOP.model(), SmallShop.NOW).values();
    }
}
