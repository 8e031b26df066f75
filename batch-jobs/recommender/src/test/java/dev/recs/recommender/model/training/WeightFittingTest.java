package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users of four years; three of four things that they buy are of their taste, one of {@value #TASTES}. */
final class WeightFittingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int TASTES = 10;
    private static final int PRODUCTS = 60;
    private static final int USERS = 150;
    private static final int YEARS = 4;
    private static final int ORDERS_A_YEAR = 4;

    private final ProductIndex index = new ProductIndex(IntStream.range(0, PRODUCTS)
            .mapToObj(product ->
                    new Product(new ProductId("p%03d".formatted(product)), "product", "", "", "", null, "", "", true))
            .toList());
    private final ContentModel content = ContentModel.train(
            Collections.nCopies(PRODUCTS, "product"),
            Collections.nCopies(PRODUCTS, Embedding.unit(new EmbeddingSpace("test", 2, 1), new float[] {1, 0})));

    @Test
    void wherePreferencesLastOldPurchasesCountAlmostAsNewOnes() {
        assertThat(settings(YEARS)).isEqualTo(TrainingSettings.DEFAULT.withLongerHalfLives());
    }

    @Test
    void wherePreferencesChangeEveryYearTheyDoNot() {
        TrainingSettings settings = settings(1);

        double twoYearsLater = Math.pow(0.5, 730 / settings.preferenceHalfLifeDays())
                * Math.pow(settings.positionDecay(), 2 * ORDERS_A_YEAR);
        assertThat(twoYearsLater).isLessThan(0.35);
    }

    @Test
    void aStoreThatTellsNothingKeepsWhatIsConfigured() {
        assertThat(WeightFitting.fit(index, content, List.of(), ModelSettings.DEFAULT)
                        .settings())
                .isEqualTo(TrainingSettings.DEFAULT);
    }

    /** What comes next is told by what came last: two times of three it is the next in a row of all products. */
    @Test
    void whereTheLastOrderTellsTheNextWhatIsBoughtAfterItCounts() {
        FeatureWeights weights = WeightFitting.fit(index, content, Holdout.lastsOfEach(walks()), ModelSettings.DEFAULT)
                .taskWeights()
                .discovery();

        assertThat(weights.of(Feature.SUCCESSOR)).isGreaterThan(2 * weights.of(Feature.SEQUENTIAL));
    }

    private PurchaseHistory walks() {
        SplittableRandom random = new SplittableRandom(2);
        return PurchaseHistory.read(
                (asOf, line) -> {
                    for (int user = 0; user < 2 * USERS; user++) {
                        int product = random.nextInt(PRODUCTS);
                        for (int order = 0; order < 12; order++) {
                            line.accept(
                                    "u%03d".formatted(user),
                                    "p%03d".formatted(product),
                                    NOW.minus(Duration.ofDays(30 - order)));
                            product = random.nextInt(3) > 0 ? (product + 1) % PRODUCTS : random.nextInt(PRODUCTS);
                        }
                    }
                },
                index,
                NOW);
    }

    private TrainingSettings settings(int yearsOfATaste) {
        List<Holdout> parts = List.of(Holdout.lastOfEach(history(yearsOfATaste)));
        return WeightFitting.fit(index, content, parts, ModelSettings.DEFAULT).settings();
    }

    private PurchaseHistory history(int yearsOfATaste) {
        SplittableRandom random = new SplittableRandom(1);
        return PurchaseHistory.read(
                (asOf, line) -> {
                    for (int user = 0; user < USERS; user++) {
                        int taste = 0;
                        for (int order = 0; order < YEARS * ORDERS_A_YEAR; order++) {
                            taste = order % (yearsOfATaste * ORDERS_A_YEAR) == 0 ? random.nextInt(TASTES) : taste;
                            int product = random.nextInt(PRODUCTS);
                            int liked = random.nextInt(4) > 0 ? product - product % TASTES + taste : product;
                            long days = (long) (YEARS * ORDERS_A_YEAR - order) * 365 / ORDERS_A_YEAR;
                            line.accept(
                                    "u%03d".formatted(user),
                                    "p%03d".formatted(liked),
                                    NOW.minus(Duration.ofDays(days)));
                        }
                    }
                },
                index,
                NOW);
    }
}
