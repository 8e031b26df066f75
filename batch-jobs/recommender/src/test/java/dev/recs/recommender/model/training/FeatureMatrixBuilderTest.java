package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.signal.Signal;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.recommender.signal.SignalWeigher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One user, who bought {@code p0}, {@code p1} and {@code p2} in this order; {@code p2} is held back. */
final class FeatureMatrixBuilderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PRODUCTS = 3;

    private final ProductIndex index = new ProductIndex(IntStream.range(0, PRODUCTS)
            .mapToObj(product -> new Product(new ProductId("p" + product), "product", "", "", "", null, "", "", true))
            .toList());
    private final ContentModel content = ContentModel.train(
            Collections.nCopies(PRODUCTS, "product"),
            Collections.nCopies(PRODUCTS, Embedding.unit(new EmbeddingSpace("test", 2, 1), new float[] {1, 0})));

    @Test
    void theWeightsAreFittedWithTheConfiguredSignals() {
        assertThat(maker(SignalSettings.DEFAULT).request(user()).signals())
                .extracting(Signal::subject)
                .containsExactly("p1", "p0");
        assertThat(maker(new SignalSettings(1, 50, 50, 90)).request(user()).signals())
                .extracting(Signal::subject)
                .containsExactly("p1");
    }

    private Holdout.Case user() {
        return holdout().cases().getFirst();
    }

    private FeatureMatrixBuilder maker(SignalSettings signals) {
        Holdout holdout = holdout();
        CatalogModel model = CatalogModelTrainer.train(index, content, holdout.training(), holdout.asOf());
        return new FeatureMatrixBuilder(model, holdout, new SignalWeigher(signals), true);
    }

    private Holdout holdout() {
        return Holdout.lastOfEach(PurchaseHistory.read(
                (asOf, line) -> {
                    for (int product = 0; product < PRODUCTS; product++) {
                        line.accept("u1", "p" + product, NOW.minus(Duration.ofDays(10L * (PRODUCTS - product))));
                    }
                },
                index,
                NOW));
    }
}
