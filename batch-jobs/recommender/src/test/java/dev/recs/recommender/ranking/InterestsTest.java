package dev.recs.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.profile.RecentView;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import dev.recs.recommender.signal.SignalWeigher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class InterestsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Embedding VECTOR = Embedding.unit(new EmbeddingSpace("test", 2, 1), new float[] {1, 0});

    private final CatalogModel model = CatalogModelTrainer.train(
            new ProductIndex(Stream.of("mug", "plate")
                    .map(id -> new Product(new ProductId(id), id, "", "", "", null, "", "", true))
                    .toList()),
            List.of(VECTOR, VECTOR),
            (asOf, line) -> line.accept("u", "mug", daysAgo(2)),
            NOW);

    @Test
    void aLookBeforeThePurchaseIsSpokenForByThePurchase() {
        assertThat(interests(view("mug", 3), view("plate", 3)))
                .extracting(Interest::product, Interest::isBought)
                .containsExactly(tuple(0, true), tuple(1, false));
    }

    @Test
    void aLookAfterItCounts() {
        assertThat(interests(view("mug", 1))).extracting(Interest::isBought).containsExactly(true, false);
    }

    private List<Interest> interests(RecentView... views) {
        Activity activity = new Activity(
                new UserId("u"),
                Instant.EPOCH,
                true,
                List.of(new PurchasedProduct(new ProductId("mug"), 1, 1, daysAgo(2), daysAgo(2))),
                List.of(),
                List.of(views),
                List.of());
        return Interests.collect(
                model, new RankingRequest(activity, new SignalWeigher().weigh(activity, NOW), NOW, Map.of()));
    }

    private static RecentView view(String product, int daysAgo) {
        return new RecentView(new ProductId(product), daysAgo(daysAgo));
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
