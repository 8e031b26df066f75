package dev.recs.recommender.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.experiment.Assignment;
import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.Metric;
import dev.recs.model.experiment.RunningExperiments;
import dev.recs.model.experiment.Variant;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import dev.recs.recommender.lists.FirstTenSettings;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.shelves.ShelfSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class VariantSettingsTest {

    private static final Instant NOW = Instant.parse("2026-12-05T02:00:00Z");

    /** A setting that somebody adds to one of these records must be one of variants too, or be refused on purpose. */
    @Test
    void everySettingThatShapesAListIsOneOfVariants() {
        Set<String> names = new TreeSet<>(Set.of("recs.rules.file"));
        Stream.of(
                        RankingSettings.class,
                        DiversitySettings.class,
                        RotationSettings.class,
                        FirstTenSettings.class,
                        ShelfSettings.class)
                .forEach(type -> Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(Setting.class))
                        .map(component -> type.getAnnotation(Settings.class).prefix() + "."
                                + component
                                        .getName()
                                        .replaceAll("([A-Z])", "-$1")
                                        .toLowerCase(Locale.ROOT))
                        .forEach(names::add));
        for (Feature feature : Feature.values()) {
            names.add("recs.ranking.weights.discovery." + feature.propertyName());
            names.add("recs.ranking.weights.replenishment." + feature.propertyName());
        }
        assertThat(VariantSettings.names()).containsExactlyElementsOf(names);
    }

    @Test
    void eachChangesItsOwnAndNothingElse() {
        ListSettings settings = VariantSettings.of(
                new Variant(
                        "b",
                        0.5,
                        Map.ofEntries(
                                Map.entry("recs.ranking.exclude-purchased", "false"),
                                Map.entry("recs.ranking.diversity.strength", "0.3"),
                                Map.entry("recs.ranking.first-ten.family", "4"),
                                Map.entry("recs.ranking.first-ten.impersonal", "5"),
                                Map.entry("recs.ranking.rotation.strength", "0.25"),
                                Map.entry("recs.ranking.rotation.free", "6"),
                                Map.entry("recs.ranking.rotation.half-life", "36h"),
                                Map.entry("recs.ranking.shelves.count", "3"),
                                Map.entry("recs.ranking.shelves.size", "8"),
                                Map.entry("recs.ranking.shelves.besides", "10"),
                                Map.entry("recs.ranking.weights.discovery.co-purchase", "12"),
                                Map.entry("recs.ranking.weights.replenishment.trend", "-1")),
                        "rules: [{action: exclude, product: a}]"),
                ListSettings.DEFAULT);
        assertThat(settings.ranking().excludePurchased()).isFalse();
        assertThat(settings.ranking().weights().discovery()).isEqualTo(Map.of("copurchase", 12.0));
        assertThat(settings.ranking().weights().replenishment()).isEqualTo(Map.of("trend", -1.0));
        assertThat(settings.diversity()).isEqualTo(new DiversitySettings(0.3));
        assertThat(settings.firstTen()).isEqualTo(new FirstTenSettings(4, 5));
        assertThat(settings.rotation()).isEqualTo(new RotationSettings(0.25, 6, Duration.ofHours(36)));
        assertThat(settings.shelves()).isEqualTo(new ShelfSettings(3, 8, 10));
        assertThat(settings.rules().size()).isEqualTo(1);
        assertThat(settings.signals()).isEqualTo(ListSettings.DEFAULT.signals());
    }

    @Test
    void aVariantWithoutSettingsHasADigestOfItsOwn() {
        ListsByVariant lists = lists(0.1, "0.3");
        assertThat(lists.all().keySet())
                .containsExactly(
                        VariantName.NONE,
                        VariantName.HOLD_OUT,
                        VariantName.of("e", "control"),
                        VariantName.of("e", "diverse"));
        assertThat(lists.all().values().stream()
                        .map(settings -> settings.digestAt(NOW))
                        .distinct())
                .hasSize(4);
        assertThat(lists.configured().digestAt(NOW)).isEqualTo(ListSettings.DEFAULT.digestAt(NOW));
    }

    @Test
    void theDigestOfAllFollowsWhateverShapesAnyList() {
        String digest = lists(0.1, "0.3").digestAt(NOW);
        assertThat(lists(0.1, "0.3").digestAt(NOW)).isEqualTo(digest);
        assertThat(lists(0.2, "0.3").digestAt(NOW)).isNotEqualTo(digest);
        assertThat(lists(0.1, "0.4").digestAt(NOW)).isNotEqualTo(digest);
        assertThat(none().digestAt(NOW)).isEqualTo(ListSettings.DEFAULT.digestAt(NOW));
    }

    @Test
    void whereNothingRunsNobodyIsInAVariant() {
        assertThat(none().variantOf(new UserId("anna"), NOW)).isEqualTo(VariantName.NONE);
        assertThat(none().namesAt(NOW)).isEmpty();
    }

    private static ListsByVariant none() {
        return new ListsByVariant(ListSettings.DEFAULT, RunningExperiments.NONE, new Assignment(new byte[16]));
    }

    private static ListsByVariant lists(double holdOut, String strength) {
        return new ListsByVariant(
                ListSettings.DEFAULT,
                new RunningExperiments(
                        holdOut,
                        List.of(new Experiment(
                                "e",
                                Metric.CONVERSION,
                                Instant.MIN,
                                Instant.MAX,
                                List.of(
                                        new Variant("control", 0.5, Map.of(), ""),
                                        new Variant(
                                                "diverse",
                                                0.5,
                                                Map.of("recs.ranking.diversity.strength", strength),
                                                ""))))),
                new Assignment(new byte[16]));
    }
}
