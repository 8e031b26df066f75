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
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two years of users who come every two months or so and buy something each time. */
final class WeightFittingSeasonTest {

    private static final int PRODUCTS = 120;
    private static final int CUSTOMERS = 300;
    private static final int DAYS = 730;
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 2, 1);

    private final ProductIndex index = new ProductIndex(IntStream.range(0, PRODUCTS)
            .mapToObj(product ->
                    new Product(new ProductId("p%04d".formatted(product)), "", "", "", "", null, "", "", true))
            .toList());

    @Test
    void theSeasonCountsWhereTheStoreHasSeasons() {
        assertThat(discovery(history(12)).of(Feature.SEASON)).isPositive();
    }

    @Test
    void itDoesNotWhereEachMonthIsLikeAnother() {
        assertThat(discovery(history(1)).of(Feature.SEASON)).isZero();
    }

    @Test
    void aStoreTooSmallToTellKeepsTheDefaults() {
        PurchaseHistory few = history(12).where(line -> line < 500);
        assertThat(Holdout.months(few, END)).isEmpty();
        assertThat(discovery(few)).isEqualTo(FeatureWeights.DISCOVERY);
    }

    private FeatureWeights discovery(PurchaseHistory history) {
        ContentModel content = ContentModel.train(
                index, Collections.nCopies(PRODUCTS, Embedding.unit(SPACE, new float[] {1, 0})), history);
        return WeightFitting.fit(index, content, Holdout.months(history, END), ModelSettings.DEFAULT)
                .taskWeights()
                .discovery();
    }

    /** @param seasons equal parts of the year; in each, two purchases of five are of one part of the products */
    private PurchaseHistory history(int seasons) {
        Random random = new Random(3);
        int each = PRODUCTS / seasons;
        return PurchaseHistory.read(
                (asOf, line) -> {
                    for (int customer = 0; customer < CUSTOMERS; customer++) {
                        for (int day = random.nextInt(70); day < DAYS; day += 40 + random.nextInt(60)) {
                            int season = day % 365 * seasons / 365;
                            int product = random.nextInt(5) < 2
                                    ? season * each + random.nextInt(each)
                                    : random.nextInt(PRODUCTS);
                            line.accept(
                                    "u%04d".formatted(customer),
                                    "p%04d".formatted(product),
                                    END.minus(Duration.ofDays(DAYS - day)));
                        }
                    }
                },
                index,
                END);
    }
}
