package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.TextHash;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.stores.vectorsearch.ProductEmbeddings;
import dev.recs.stores.vectorsearch.ProductEmbeddings.Account;
import dev.recs.testing.LocalStack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ProductEmbeddingsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 2, 1);

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = mongo.getDatabase("recs");

    @BeforeEach
    void empty() {
        database.drop();
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void writesWhatVectorSearchReads() {
        assertThat(save(SPACE, product("1", "teapot", "kitchen", true))).isEqualTo(new Account(1, 0, 0, 0, 0));
        assertThat(stored("1"))
                .containsOnlyKeys("_id", "embedding", "embeddingSpace", "textHash", "category", "inStock")
                .containsEntry("embeddingSpace", "test/2/1")
                .containsEntry("textHash", TextHash.hash("teapot kitchen"))
                .containsEntry("category", "kitchen")
                .containsEntry("inStock", true);
        assertThat(stored("1").get("embedding"))
                .isNotNull()
                .extracting(VectorFormat::read)
                .isEqualTo(new float[] {0.6f, 0.8f});
    }

    @Test
    void writesOnlyWhatChangedAndDeletesWhatVanished() {
        List<Product> catalog = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            catalog.add(product("p" + i, "teapot " + i, "kitchen", true));
        }
        assertThat(save(SPACE, catalog.toArray(Product[]::new))).isEqualTo(new Account(1_200, 0, 0, 0, 0));
        assertThat(save(SPACE, catalog.toArray(Product[]::new))).isEqualTo(new Account(0, 0, 1_200, 0, 0));
        catalog.set(3, product("p3", "red teapot", "kitchen", true));
        catalog.set(4, product("p4", "teapot 4", "kitchen", false));
        catalog.removeLast();
        assertThat(save(SPACE, catalog.toArray(Product[]::new))).isEqualTo(new Account(1, 1, 1_197, 0, 1));
        assertThat(stored("p4")).containsEntry("inStock", false).containsKey("embedding");
        assertThat(database.getCollection(MongoCollections.PRODUCT_EMBEDDINGS).countDocuments())
                .isEqualTo(1_199);
    }

    @Test
    void anotherModelReplacesEveryVector() {
        save(SPACE, product("1", "teapot", "kitchen", true));
        EmbeddingSpace other = new EmbeddingSpace("other", 2, 1);
        assertThat(save(other, product("1", "teapot", "kitchen", true))).isEqualTo(new Account(1, 0, 0, 0, 0));
        assertThat(stored("1")).containsEntry("embeddingSpace", "other/2/1");
    }

    @Test
    void aProductWithoutAVectorIsCountedAndNoVectorOfAnEarlierTextStays() {
        save(SPACE, product("1", "teapot", "kitchen", true), product("2", "lamp", "kitchen", true));
        ProductIndex changed = new ProductIndex(
                List.of(product("1", "red teapot", "kitchen", true), product("2", "lamp", "kitchen", false)));
        List<Embedding> none = List.of(Embedding.missing(SPACE), Embedding.missing(SPACE));
        assertThat(new ProductEmbeddings(database, VectorFormat.PLAIN_BINARY, SPACE).save(changed, none))
                .as("the vector of an unchanged text stays, although it could not be had just now")
                .isEqualTo(new Account(0, 1, 0, 1, 0));
        assertThat(database.getCollection(MongoCollections.PRODUCT_EMBEDDINGS)
                        .find()
                        .map(document -> document.getString("_id")))
                .containsExactly("2");
    }

    private Account save(EmbeddingSpace space, Product... products) {
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < products.length; i++) {
            embeddings.add(Embedding.unit(space, new float[] {3, 4}));
        }
        return new ProductEmbeddings(database, VectorFormat.PLAIN_BINARY, space)
                .save(new ProductIndex(List.of(products)), embeddings);
    }

    private Document stored(String id) {
        return database.getCollection(MongoCollections.PRODUCT_EMBEDDINGS)
                .find(new Document("_id", id))
                .into(new ArrayList<>())
                .getFirst();
    }

    private static Product product(String id, String name, String category, boolean inStock) {
        return new Product(new ProductId(id), name, category, "", "", BigDecimal.ONE, "EUR", "", inStock);
    }
}
