package dev.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.Misconfigured;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import dev.recs.servers.LocalServers;
import dev.recs.servers.Store;
import dev.recs.stores.models.ModelStore;
import dev.recs.stores.models.Saved;
import dev.recs.stores.models.StoredModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog model through the MongoDB stand-in. */
final class CatalogModelsIT {

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 384, 1);
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

    @TempDir
    Path dataDir;

    @Test
    void aModelOfSeveralPartsComesBackAsItWas() {
        try (LocalServers servers = LocalServers.start(dataDir, EnumSet.of(Store.MONGODB));
                MongoClient client = MongoClients.create(servers.addresses().mongodbUri())) {
            MongoDatabase database = client.getDatabase("recs");
            CatalogModels store = new CatalogModels(new ModelStore(database, Clock.systemUTC()));
            assertThat(store.current()).isEmpty();
            assertThatThrownBy(store::load)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("run 'recs refresh' to train one");

            String monday = store.save(train(4_000, MONDAY)).version();
            String tuesday =
                    store.save(train(4_000, MONDAY.plus(Duration.ofDays(1)))).version();
            CatalogModels.Versioned loaded = store.load();

            assertThat(tuesday).isNotEqualTo(monday).startsWith("2026-03-03T01:00:00Z-");
            assertThat(loaded.version()).isEqualTo(tuesday);
            assertThat(store.save(loaded.model())).isEqualTo(new Saved.Current(tuesday));
            assertThat(store.stored()).extracting(StoredModel::version).containsExactly(tuesday, monday);
            assertThat(database.getCollection("catalog_models").countDocuments(Filters.eq("version", tuesday)))
                    .isGreaterThan(1);
        }
    }

    private static CatalogModel train(int size, Instant asOf) {
        Random random = new Random(7);
        List<Product> products = new ArrayList<>();
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            products.add(
                    new Product(new ProductId("p%05d".formatted(i)), "product " + i, "", "", "", null, "", "", true));
            float[] values = new float[SPACE.dimensions()];
            for (int d = 0; d < values.length; d++) {
                values[d] = (float) random.nextGaussian();
            }
            embeddings.add(Embedding.unit(SPACE, values));
        }
        return CatalogModelTrainer.train(
                new ProductIndex(products),
                embeddings,
                (until, line) -> {
                    for (int user = 0; user < size; user++) {
                        for (int i = 0; i < 10; i++) {
                            line.accept("u" + user, "p%05d".formatted(random.nextInt(size)), MONDAY);
                        }
                    }
                },
                asOf);
    }
}
