package dev.recs.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.profile.RecentView;
import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Preferences;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import dev.recs.recommender.signal.SignalWeigher;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** Bought in the last order that is known and in the one before: with a decay of 1/2 a position in the ratio of 2 to 1, of length 1 2/√5 and 1/√5. */
    @Test
    void whatWasBoughtOrdersAgoCountsLess() {
        Preferences preferences = new Preferences(1e9, OrderUnit.DAY, 0.5);
        List<Interest> interests = Interests.collect(
                model.with(model.parts(), preferences),
                request(List.of(bought("plate", 1), bought("gone", 2), bought("lost", 2), bought("mug", 3))));

        assertThat(interests).extracting(Interest::subject).containsExactly("plate", "mug");
        assertThat(interests.getFirst().amount()).isCloseTo(2 / Math.sqrt(5), within(1e-9));
        assertThat(interests.getLast().amount()).isCloseTo(1 / Math.sqrt(5), within(1e-9));
    }

    @Test
    void onlyTheLatestOrdersSpeakForWhatIsBoughtAfter() {
        List<PurchasedProduct> alternating = IntStream.range(0, 10)
                .mapToObj(order -> bought(order % 2 == 0 ? "plate" : "mug", order + 1))
                .toList();
        List<Interest> interests = Interests.collect(model, request(alternating));

        assertThat(interests.stream().mapToDouble(Interest::latest).toArray())
                .containsExactly(ratios(1, 0.4, 0.16, 0.064, 0, 0, 0, 0, 0, 0), within(1e-9));
    }

    private static double[] ratios(double... amounts) {
        double length =
                Math.sqrt(Arrays.stream(amounts).map(amount -> amount * amount).sum());
        return Arrays.stream(amounts).map(amount -> amount / length).toArray();
    }

    private static PurchasedProduct bought(String product, int daysAgo) {
        return new PurchasedProduct(new ProductId(product), 1, 1, daysAgo(daysAgo), daysAgo(daysAgo));
    }

    private static RankingRequest request(List<PurchasedProduct> purchases) {
        Activity activity =
                new Activity(new UserId("u"), Instant.EPOCH, true, purchases, List.of(), List.of(), List.of());
        return new RankingRequest(activity, new SignalWeigher().weigh(activity, NOW), NOW, Map.of());
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
