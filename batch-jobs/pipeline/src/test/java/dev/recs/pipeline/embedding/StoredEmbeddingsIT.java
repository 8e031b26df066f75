package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.recs.golden.GoldenJson;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.EmbeddingUsage;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.stores.embeddings.EmbeddingCache;
import dev.recs.stores.embeddings.EmbeddingUsageLog;
import dev.recs.stores.embeddings.MongoEmbeddingCache;
import dev.recs.stores.embeddings.MongoEmbeddingUsageLog;
import dev.recs.stores.vectorsearch.ProductEmbeddings;
import dev.recs.testing.LocalStack;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The documents of embeddings and of their use are their golden files, and are read back. */
final class StoredEmbeddingsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 2, 1);
    private static final Embedding EMBEDDING = Embedding.stored(SPACE, new float[] {0.6f, 0.8f});
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T23:59:59Z"), ZoneOffset.UTC);

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = mongo.getDatabase("recs");

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void theVectorOfAProductIsItsGoldenFile() {
        Product product = new Product(
                new ProductId("85123A"), "teapot", "Küche", "b", "d", new BigDecimal("2.00"), "GBP", "", true);
        ProductIndex index = new ProductIndex(List.of(product));
        ProductEmbeddings embeddings = new ProductEmbeddings(database, VectorFormat.PLAIN_BINARY, SPACE);
        embeddings.save(index, List.of(EMBEDDING));
        GoldenJson.assertDocument("mongodb/product-embeddings.json", only(MongoCollections.PRODUCT_EMBEDDINGS));
        assertThat(embeddings.save(index, List.of(EMBEDDING))).isEqualTo(new ProductEmbeddings.Account(0, 0, 1, 0, 0));
    }

    @Test
    void theVectorOfATextIsItsGoldenFileAndReadBack() {
        EmbeddingCache cache = new MongoEmbeddingCache(database, VectorFormat.PLAIN_BINARY);
        cache.save(Map.of("green tea", EMBEDDING));
        GoldenJson.assertDocument("mongodb/text-embeddings.json", only(MongoCollections.TEXT_EMBEDDINGS));
        assertThat(cache.find(SPACE, List.of("green tea", "black tea"))).isEqualTo(Map.of("green tea", EMBEDDING));
    }

    @Test
    void theUseOfADayIsItsGoldenFileAndReadBack() {
        EmbeddingUsageLog log = new MongoEmbeddingUsageLog(database, CLOCK);
        log.add(SPACE, new EmbeddingUsage(3, 40, 1, 7));
        log.add(SPACE, new EmbeddingUsage(2, 30, 1, 7));
        GoldenJson.assertDocument("mongodb/embedding-usage.json", only(MongoCollections.EMBEDDING_USAGE));
        LocalDate day = LocalDate.of(2026, 3, 2);
        assertThat(log.since(day))
                .containsExactly(new EmbeddingUsageLog.Day(day, SPACE, new EmbeddingUsage(5, 70, 2, 0)));
    }

    private Document only(String collection) {
        assertThat(database.getCollection(collection).countDocuments()).isEqualTo(1);
        return Objects.requireNonNull(database.getCollection(collection).find().first());
    }
}
