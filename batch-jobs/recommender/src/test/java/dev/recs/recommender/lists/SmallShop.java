package dev.recs.recommender.lists;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.activity.Activity;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import dev.recs.recommender.model.training.PastActivity;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.signal.SignalWeigher;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A seeded shop for tests: three groups of users who buy in three groups of products; five categories, three brands. */
final class SmallShop {

    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    static final int PRODUCTS = 150;
    static final int USERS = 600;

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 8, 1);

    private final PurchaseHistory history;
    private final CatalogModel model;

    SmallShop() {
        ProductIndex index = index();
        this.history = PurchaseHistory.read((asOf, line) -> buy(line), index, NOW);
        this.model = CatalogModelTrainer.train(index, ContentModel.train(index, embeddings(), history), history, NOW);
    }

    CatalogModel model() {
        return model;
    }

    Activity activity(int user) {
        return PastActivity.load(history, user, model.index());
    }

    RankingRequest request(int user) {
        return request(activity(user));
    }

    RankingRequest request(Activity activity) {
        return new RankingRequest(activity, new SignalWeigher().weigh(activity, NOW), NOW, Map.of());
    }

    private static void buy(OrderSource.OrderLine line) {
        Random random = new Random(3);
        for (int user = 0; user < USERS; user++) {
            long time = NOW.minusSeconds(5_000_000).toEpochMilli();
            for (int i = 0; i < 3 + random.nextInt(20); i++) {
                time = Math.min(time + random.nextInt(700_000_000), NOW.toEpochMilli() - 1);
                int product = (user % 3) * 50 + random.nextInt(50);
                line.accept("u%03d".formatted(user), "p%03d".formatted(product), Instant.ofEpochMilli(time));
            }
        }
    }

    private static ProductIndex index() {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            products.add(new Product(
                    new ProductId("p%03d".formatted(i)),
                    "product " + i,
                    "category " + i % 5,
                    "brand " + i % 3,
                    "",
                    BigDecimal.valueOf(i % 20 + 1),
                    "GBP",
                    "",
                    i % 29 != 0));
        }
        return new ProductIndex(products);
    }

    private static List<Embedding> embeddings() {
        Random random = new Random(4);
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            float[] values = new float[SPACE.dimensions()];
            for (int d = 0; d < values.length; d++) {
                values[d] = (float) random.nextGaussian();
            }
            embeddings.add(Embedding.unit(SPACE, values));
        }
        return embeddings;
    }
}
