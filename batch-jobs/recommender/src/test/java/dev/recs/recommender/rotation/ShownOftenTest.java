package dev.recs.recommender.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.Shown;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ShownOftenTest {

    private static final Instant NOW = Instant.parse("2026-03-15T00:00:00Z");
    private static final RotationSettings SETTINGS = new RotationSettings(0.5, 5, Duration.ofDays(7));
    private static final ProductIndex INDEX = new ProductIndex(Stream.of("a", "b")
            .map(id -> new Product(new ProductId(id), id, "", "", "", null, "", "", true))
            .toList());

    @Test
    void theFirstImpressionsCostNothing() {
        assertThat(parts(times(5, "a", NOW))).isEmpty();
    }

    @Test
    void whatIsShownTwiceAsOftenAsIsFreeLosesHalfOfTheStrength() {
        assertThat(parts(times(10, "a", NOW))).containsOnly(Map.entry(0, 0.25));
    }

    @Test
    void noProductLosesMoreThanTheStrength() {
        assertThat(parts(times(500, "a", NOW)).get(0)).isCloseTo(0.495, within(1e-9));
    }

    @Test
    void anImpressionCountsHalfAfterTheHalfLife() {
        assertThat(parts(times(20, "a", NOW.minus(Duration.ofDays(7))))).containsOnly(Map.entry(0, 0.25));
        assertThat(parts(times(20, "a", NOW.minus(Duration.ofDays(14))))).isEmpty();
    }

    @Test
    void aClickForgetsWhatWasBeforeItAndNothingOfOtherProducts() {
        List<Shown> shown = new ArrayList<>(times(3, "a", NOW));
        shown.add(new Shown(new ProductId("a"), NOW.minusSeconds(1), true));
        shown.addAll(times(10, "a", NOW.minusSeconds(2)));
        shown.addAll(times(10, "b", NOW.minusSeconds(2)));

        assertThat(parts(shown)).containsOnlyKeys(1);
    }

    @Test
    void aProductThatIsGoneFromTheCatalogIsNobody() {
        assertThat(parts(times(10, "gone", NOW))).isEmpty();
    }

    @Test
    void withoutStrengthThereIsNoRotation() {
        Activity activity = activity(times(100, "a", NOW));

        assertThat(ShownOften.count(activity, INDEX, NOW, new RotationSettings(0, 5, Duration.ofDays(7))))
                .isSameAs(ShownOften.NOTHING);
    }

    private static Map<Integer, Double> parts(List<Shown> shown) {
        return ShownOften.count(activity(shown), INDEX, NOW, SETTINGS).parts();
    }

    private static List<Shown> times(int times, String product, Instant at) {
        Shown[] shown = new Shown[times];
        Arrays.fill(shown, new Shown(new ProductId(product), at, false));
        return List.of(shown);
    }

    private static Activity activity(List<Shown> shown) {
        return new Activity(new UserId("u"), Instant.EPOCH, true, List.of(), List.of(), List.of(), shown);
    }
}
