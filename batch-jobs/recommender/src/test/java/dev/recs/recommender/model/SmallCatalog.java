package dev.recs.recommender.model;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A seeded catalog with users, for tests. */
final class SmallCatalog {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 8, 1);

    private SmallCatalog() {}

    static CatalogModel model(int products, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return CatalogModelTrainer.train(
                index(products), embeddings(products, random), (asOf, line) -> orders(products, random, line), NOW);
    }

    private static void orders(int products, RandomGenerator random, OrderSource.OrderLine line) {
        for (int user = 0; user < products; user++) {
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                line.accept(
                        "u%05d".formatted(user),
                        "p%05d".formatted(random.nextInt(products)),
                        NOW.minusSeconds(random.nextInt(8_000_000)));
            }
        }
    }

    private static ProductIndex index(int size) {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            products.add(new Product(
                    new ProductId("p%05d".formatted(i)),
                    "product " + i,
                    "category " + i % 5,
                    "",
                    "",
                    i % 2 == 0 ? null : new BigDecimal("1.50"),
                    "GBP",
                    "",
                    i % 7 != 0));
        }
        return new ProductIndex(products);
    }

    private static List<Embedding> embeddings(int size, RandomGenerator random) {
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            float[] values = new float[SPACE.dimensions()];
            for (int d = 0; d < values.length; d++) {
                values[d] = (float) random.nextGaussian();
            }
            embeddings.add(Embedding.unit(SPACE, values));
        }
        return embeddings;
    }
}
