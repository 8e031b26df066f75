package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.pipeline.CatalogProducts;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.training.PastActivity;
import dev.recs.recommender.ranking.Ranker;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.signal.SignalWeigher;
import dev.recs.stores.activity.Activities;
import dev.recs.stores.catalog.OrderLines;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is measured must be what is served: a history read from the store and the same in memory give the same ranking. */
final class SameHistoryIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final int CUSTOMERS = 12;
    private static final int PRODUCTS = 20;

    @Test
    void theStoreAndTheEvaluationCountAndRankTheSamePurchasesAlike() {
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.mongodb.vector-format", "plain-binary");
        settings.put("recs.data-dir", "target/same-history");
        try (ConfigurableApplicationContext shop = RecsApplication.open(settings)) {
            shop.getBean(SampleShop.class).install();
            fill(shop.getBean(JdbcTemplate.class));
            CatalogModel model = shop.getBean(CatalogTraining.class).train(NOW).model();
            StoreHistory measuredFrom =
                    StoreHistory.ofStore(shop.getBean(CatalogProducts.class), shop.getBean(OrderLines.class), NOW);
            ProductIndex index = measuredFrom.index();
            PurchaseHistory history = measuredFrom.purchases();

            for (int user = 0; user < history.users(); user++) {
                Activity measured = PastActivity.load(history, user, index);
                Activity served = shop.getBean(Activities.class)
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

    private static void fill(JdbcTemplate mysql) {
        FixtureShop shop = new FixtureShop(mysql, NOW);
        shop.fill(PRODUCTS, CUSTOMERS, 4);
        Instant beforeMidnight = Instant.parse("2026-02-20T23:59:59.999Z");
        shop.order("c00", "P00", beforeMidnight);
        shop.order("c00", "P00", beforeMidnight.plusMillis(1));
        shop.order("c00", "P00", beforeMidnight.plusSeconds(3_600));
        shop.order("c00", "P00", beforeMidnight.minus(Duration.ofDays(40)));
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
        return PastActivity.load(history, number, index).purchases().stream()
                .filter(purchase -> purchase.productId().value().equals(product))
                .findFirst()
                .orElseThrow();
    }
}
