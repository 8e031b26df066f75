package dev.recs.pipeline.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.recommender.model.Neighbours;
import dev.recs.settings.SettingsBinder;
import dev.recs.stores.vectorsearch.CandidateSettings;
import dev.recs.stores.vectorsearch.OrdinaryIndexes;
import dev.recs.stores.vectorsearch.ProductEmbeddings;
import dev.recs.stores.vectorsearch.VectorIndexes;
import dev.recs.stores.vectorsearch.VectorIndexes.Listed;
import dev.recs.stores.vectorsearch.VectorSearch;
import dev.recs.stores.vectorsearch.VectorSearch.Near;
import dev.recs.testing.LocalStack;
import dev.recs.testing.vectorsearch.VectorSearchStandIn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bson.BinaryVector;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class VectorSearchIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 8, 1);
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final VectorSearchStandIn server = VectorSearchStandIn.start();
    private final MongoClient mongo = MongoClients.create(server.uri());
    private final MongoDatabase database = mongo.getDatabase("recs");
    private final VectorIndexes indexes = new VectorIndexes(database, SPACE);
    private final VectorSearch search = new VectorSearch(database, settings(Map.of()));

    @AfterEach
    void stop() {
        mongo.close();
        server.close();
    }

    @Test
    void bothIndexesAreMadeAndWaitedFor() {
        assertThat(indexes.list()).contains(List.of());
        List<Listed> made = indexes.create(WAIT);
        assertThat(made).extracting(Listed::name).containsExactly("product_embeddings_vector", "user_profiles_vector");
        assertThat(made).allMatch(Listed::queryable).allMatch(index -> index.dimensions() == 8);
        assertThat(indexes.create(WAIT)).as("again changes nothing").isEqualTo(made);
        assertThat(indexes.list()).contains(made);
        indexes.requireQueryable();
    }

    @Test
    void anotherModelRedefinesTheIndexes() {
        indexes.create(WAIT);
        VectorIndexes larger = new VectorIndexes(database, new EmbeddingSpace("large", 16, 1));
        assertThatThrownBy(larger::requireQueryable)
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "vector search index 'product_embeddings_vector' is READY with 8 dimensions: expected READY with 16,"
                                + " as in large/16/1; run 'recs index create'");
        assertThat(larger.create(WAIT)).allMatch(index -> index.dimensions() == 16);
        larger.requireQueryable();
    }

    @Test
    void aMissingIndexIsSaidAtTheStart() {
        assertThatThrownBy(indexes::requireQueryable)
                .isInstanceOf(Misconfigured.class)
                .hasMessage("vector search index 'product_embeddings_vector' is missing: run 'recs index create'");
    }

    @Test
    void findsTheNearestInStockOfTheSameSpaceAndCategory() {
        List<Embedding> vectors = fill(SPACE, 300);
        indexes.create(WAIT);
        Embedding query = vectors.get(7);
        List<Near> nearest = search.nearest(query, 20, Optional.empty());
        assertThat(nearest).hasSize(20);
        assertThat(nearest.getFirst().productId()).isEqualTo(new ProductId("p7"));
        assertThat(nearest.getFirst().cosine()).isCloseTo(1, offset(1e-6));
        assertThat(ids(nearest)).isEqualTo(ids(exact(query, vectors, 20, 1)));
        assertThat(ids(search.nearest(query, 20, Optional.of("c0")))).isEqualTo(ids(exact(query, vectors, 20, 3)));
        Embedding elsewhere = Embedding.unit(new EmbeddingSpace("other", 8, 1), query.toArray());
        assertThat(search.nearest(elsewhere, 20, Optional.empty()))
                .as("vectors of another model")
                .isEmpty();
    }

    @Test
    void theRankerGetsProductsByNumberWithTheSharpenedCosine() {
        List<Embedding> vectors = fill(SPACE, 30);
        indexes.create(WAIT);
        List<Product> known = new ArrayList<>();
        for (String id : List.of("p9", "p7", "p2")) {
            known.add(new Product(new ProductId(id), id, "", "", "", BigDecimal.ONE, "EUR", "", true));
        }
        VectorSearchProducts products =
                new VectorSearchProducts(search, new ProductIndex(known), ignored -> new Neighbours(1), 30);
        Neighbours row = products.matching(vectors.get(7));
        assertThat(row.id(0, 0)).as("p7 has number 1 here").isEqualTo(1);
        assertThat(row.weight(0, 0)).isCloseTo(1, offset(1e-5));
        double other = vectors.get(7).cosine(vectors.get(2));
        assertThat(row.count(0)).isEqualTo(other > 0 ? 2 : 1);
        if (other > 0) {
            assertThat(row.weight(0, 1)).isCloseTo(other * other * other, offset(1e-5));
        }
    }

    @Test
    void vectorsAreStoredAsMongoDocumentsThem() {
        fill(SPACE, 2);
        Document stored = database.getCollection("product_embeddings")
                .find()
                .into(new ArrayList<>())
                .getFirst();
        assertThat(stored.get("embedding")).isInstanceOf(BinaryVector.class);
    }

    @Test
    void theServerRefusesWhatMongoRefuses() {
        fill(SPACE, 3);
        indexes.create(WAIT);
        refuses(stage().append("limit", 30), "\"numCandidates\" must be greater than or equal to \"limit\"");
        refuses(stage().append("numCandidates", 10_001), "\"numCandidates\" must be within bounds [1, 10000]");
        refuses(stage().append("candidates", 1), "unrecognized field \"candidates\"");
        refuses(stage().append("path", "vector"), "vector is not indexed as vector");
        refuses(stage().append("filter", new Document("name", "x")), "Path 'name' needs to be indexed as filter");
        refuses(
                stage().append("filter", new Document("category", new Document("$regex", "x"))),
                "unrecognized field \"$regex\"");
        refuses(
                stage().append("queryVector", BinaryVector.floatVector(new float[4])),
                "indexed with 8 dimensions but queried with 4");
        refuses(stage().append("queryVector", new Binary(new byte[32])), "\"queryVector\" must be an array of numbers");
        Document missing = stage();
        missing.remove("limit");
        refuses(missing, "\"limit\" is required");
    }

    @Test
    void aServerWithoutVectorSearchIsOneClearLine() {
        try (MongoClient plain = MongoClients.create(STACK.addresses().mongodbUri())) {
            MongoDatabase without = plain.getDatabase("recs");
            VectorIndexes none = new VectorIndexes(without, SPACE);
            assertThat(none.list()).isEmpty();
            assertThatThrownBy(none::requireQueryable)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage(
                            "this MongoDB has no vector search (error 40324): use MongoDB Atlas, or Community 8.2 or newer"
                                    + " with mongot, or set recs.candidates.source=memory");
            assertThatThrownBy(() -> none.create(WAIT)).isInstanceOf(Misconfigured.class);
        }
    }

    @Test
    void ordinaryIndexesAreMadeOnce() {
        OrdinaryIndexes ordinary = new OrdinaryIndexes(database);
        ordinary.create();
        assertThat(ordinary.create())
                .containsExactly("userId_1", "lastUpdated_1", "metadata.lastActivityDate_1", "variant_1__id_1");
        assertThat(ordinary.list())
                .contains("userId_1", "lastUpdated_1", "metadata.lastActivityDate_1", "variant_1__id_1");
    }

    private void refuses(Document stage, String message) {
        assertThatThrownBy(() -> database.getCollection("product_embeddings")
                        .aggregate(List.of(
                                new Document("$vectorSearch", stage),
                                new Document(
                                        "$project", new Document("score", new Document("$meta", "vectorSearchScore")))))
                        .into(new ArrayList<>()))
                .isInstanceOf(MongoException.class)
                .hasMessageContaining(message);
    }

    private static Document stage() {
        return new Document("index", "product_embeddings_vector")
                .append("path", "embedding")
                .append("queryVector", BinaryVector.floatVector(new float[] {1, 0, 0, 0, 0, 0, 0, 0}))
                .append("numCandidates", 20)
                .append("limit", 2);
    }

    private List<Embedding> fill(EmbeddingSpace space, int count) {
        Random random = new Random(7);
        List<Product> products = new ArrayList<>();
        List<Embedding> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            products.add(new Product(
                    new ProductId("p" + i),
                    "product " + i,
                    "c" + i % 3,
                    "",
                    "",
                    BigDecimal.ONE,
                    "EUR",
                    "",
                    i % 10 != 9));
            float[] values = new float[space.dimensions()];
            for (int d = 0; d < values.length; d++) {
                values[d] = (float) random.nextGaussian();
            }
            vectors.add(Embedding.unit(space, values));
        }
        new ProductEmbeddings(database, VectorFormat.BINARY_VECTOR, space).save(new ProductIndex(products), vectors);
        return vectors;
    }

    private static List<Near> exact(Embedding query, List<Embedding> vectors, int limit, int step) {
        List<Near> all = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i += step) {
            if (i % 10 != 9) {
                all.add(new Near(new ProductId("p" + i), 0));
            }
        }
        all.sort((left, right) -> Double.compare(cosine(query, vectors, right), cosine(query, vectors, left)));
        return all.stream().limit(limit).toList();
    }

    private static List<ProductId> ids(List<Near> nearest) {
        return nearest.stream().map(Near::productId).toList();
    }

    private static double cosine(Embedding query, List<Embedding> vectors, Near near) {
        return query.cosine(
                vectors.get(Integer.parseInt(near.productId().value().substring(1))));
    }

    private static CandidateSettings settings(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(CandidateSettings.class);
    }
}
