package dev.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.recs.golden.GoldenJson;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import dev.recs.stores.models.ModelStore;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The documents of the catalog model are their golden files; of an empty catalog, whose bytes are the same on every processor. */
final class StoredModelIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant AS_OF = Instant.parse("2026-03-02T02:00:00Z");

    @Test
    void pointerVersionAndPartAreTheirGoldenFilesAndReadBack() {
        try (MongoClient client = MongoClients.create(STACK.addresses().mongodbUri())) {
            CatalogModels store = new CatalogModels(
                    new ModelStore(client.getDatabase("recs"), Clock.fixed(AS_OF.plusSeconds(90), ZoneOffset.UTC)));
            String version = store.save(CatalogModelTrainer.train(
                            new ProductIndex(List.of()), List.of(), (asOf, lines) -> {}, AS_OF))
                    .version();
            MongoCollection<Document> models =
                    client.getDatabase("recs").getCollection(MongoCollections.CATALOG_MODELS);
            assertThat(models.countDocuments()).isEqualTo(3);
            GoldenJson.assertDocument("mongodb/catalog-models-current.json", one(models, "current"));
            GoldenJson.assertDocument("mongodb/catalog-models-version.json", one(models, version));
            GoldenJson.assertDocument("mongodb/catalog-models-part.json", one(models, version + "/0"));
            CatalogModel loaded = store.load().model();
            assertThat(loaded.asOf()).isEqualTo(AS_OF);
            assertThat(loaded.index().size()).isZero();
        }
    }

    private static Document one(MongoCollection<Document> models, String id) {
        return Objects.requireNonNull(models.find(Filters.eq("_id", id)).first(), id);
    }
}
