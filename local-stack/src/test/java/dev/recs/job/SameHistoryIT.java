package dev.recs.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.activity.Activity;
import dev.recs.activity.ActivityStore;
import dev.recs.activity.PurchasedProduct;
import dev.recs.catalog.ProductIndex;
import dev.recs.catalog.Products;
import dev.recs.evaluation.StoreHistory;
import dev.recs.local.testing.LocalStack;
import dev.recs.model.UserId;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.neighbours.CatalogModel;
import dev.recs.orders.OrderLines;
import dev.recs.orders.PurchaseHistory;
import dev.recs.ranking.PastActivity;
import dev.recs.ranking.Ranker;
import dev.recs.ranking.RankingRequest;
import dev.recs.ranking.RankingSettings;
import dev.recs.refresh.CatalogLearner;
import dev.recs.signal.SignalWeigher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is measured must be what is served: a history read from the store and the same in memory give the same ranking. */
final class SameHistoryIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;

    @Test
    void theStoreAndTheEvaluationCountAndRankTheSamePurchasesAlike() {
        try (SmallStore store = new SmallStore(STACK, Map.of())) {
            store.fill();
            Instant beforeMidnight = Instant.parse("2026-02-20T23:59:59.999Z");
            store.order("c00", "P00", beforeMidnight);
            store.order("c00", "P00", beforeMidnight.plusMillis(1));
            store.order("c00", "P00", beforeMidnight.plusSeconds(3_600));
            store.order("c00", "P00", beforeMidnight.minus(Duration.ofDays(40)));
            CatalogModel model = store.bean(CatalogLearner.class).learn(NOW);
            StoreHistory measuredFrom =
                    StoreHistory.ofStore(store.bean(Products.class), store.bean(OrderLines.class), NOW);
            ProductIndex index = measuredFrom.index();
            PurchaseHistory history = measuredFrom.purchases();

            for (int user = 0; user < history.users(); user++) {
                Activity measured = PastActivity.of(history, user, index);
                Activity served = store.bean(ActivityStore.class)
                        .load(List.of(new UserId(history.userId(user))), NOW)
                        .getFirst();
                assertThat(served.purchases()).isNotEmpty().isEqualTo(measured.purchases());
                assertThat(ranked(model, served)).isNotEmpty().isEqualTo(ranked(model, measured));
            }
            assertThat(purchase(history, index, "c00", "P00"))
                    .returns(3 + 1, PurchasedProduct::days)
                    .returns(4 + 1, PurchasedProduct::lines);
        }
    }

    private static List<Recommendation> ranked(CatalogModel model, Activity activity) {
        return new Ranker(model, RankingSettings.DEFAULT.with(false))
                .rank(new RankingRequest(activity, new SignalWeigher().weigh(activity, NOW), NOW, Map.of()));
    }

    private static PurchasedProduct purchase(PurchaseHistory history, ProductIndex index, String user, String product) {
        int number = IntStream.range(0, history.users())
                .filter(candidate -> history.userId(candidate).equals(user))
                .findFirst()
                .orElseThrow();
        return PastActivity.of(history, number, index).purchases().stream()
                .filter(purchase -> purchase.productId().value().equals(product))
                .findFirst()
                .orElseThrow();
    }
}
