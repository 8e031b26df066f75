package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.CatalogModelCodec;
import dev.recs.recommender.model.ContentModel;
import dev.recs.testing.TestOrders;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogModelTrainerTest {

    private static final int PRODUCTS = 40;
    private static final Embedding NO_VECTOR = Embedding.missing(new EmbeddingSpace("test", 8, 1));
    private static final TrainingSettings DEFAULT = TrainingSettings.DEFAULT;

    private final PurchaseHistory history = TestHistories.of(PRODUCTS, TestOrders.random(1, 300, PRODUCTS));
    private final Instant asOf = Instant.ofEpochMilli(history.millis(history.end(0) - 1));

    /** With the same bytes, though only what the other settings touch is trained. */
    @ParameterizedTest
    @MethodSource("others")
    void aRetrainedModelIsTheOneThatTheOtherSettingsGive(TrainingSettings others) {
        CatalogModel model = train(DEFAULT);

        CatalogModel retrained = CatalogModelTrainer.retrain(model, history, asOf, DEFAULT, others);

        assertThat(CatalogModelCodec.write(retrained))
                .isEqualTo(CatalogModelCodec.write(train(others)))
                .isNotEqualTo(CatalogModelCodec.write(model));
    }

    static Stream<TrainingSettings> others() {
        return Stream.of(
                DEFAULT.withLongerHalfLives(),
                DEFAULT.withPositionDecay(0.5),
                DEFAULT.withFactors(4),
                new TrainingSettings(120, 12, 240, 180, 1, 5, 200, 128));
    }

    @Test
    void settingsThatTouchEveryPartAreRefused() {
        CatalogModel model = train(DEFAULT);
        TrainingSettings fewer = new TrainingSettings(120, 6, 240, 180, 1, 5, 100, 128);

        assertThatThrownBy(() -> CatalogModelTrainer.retrain(model, history, asOf, DEFAULT, fewer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 neighbours")
                .hasMessageContaining("expected equal neighbours and trend");
    }

    private CatalogModel train(TrainingSettings settings) {
        ProductIndex index = new ProductIndex(IntStream.range(0, PRODUCTS)
                .mapToObj(number -> new Product(
                        new ProductId("p%03d".formatted(number)), "thing " + number, "", "", "", null, "", "", true))
                .toList());
        return CatalogModelTrainer.train(
                index,
                ContentModel.train(index, Collections.nCopies(PRODUCTS, NO_VECTOR), history),
                history,
                asOf,
                settings);
    }
}
