package dev.recs.stores.vectorsearch;

import dev.recs.model.EmbeddingSpace;
import dev.recs.model.mongo.MongoCollections;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * One vector search index.
 *
 * @param filterPaths fields that a search may filter by
 */
record VectorIndex(String name, String collection, String path, List<String> filterPaths) {

    static final VectorIndex PRODUCTS = new VectorIndex(
            "product_embeddings_vector",
            MongoCollections.PRODUCT_EMBEDDINGS,
            "embedding",
            List.of("embeddingSpace", "category", "inStock"));

    static final VectorIndex PROFILES = new VectorIndex(
            "user_profiles_vector", MongoCollections.USER_PROFILES, "embeddingVector", List.of("embeddingSpace"));

    static final List<VectorIndex> ALL = List.of(PRODUCTS, PROFILES);

    VectorIndex {
        filterPaths = List.copyOf(filterPaths);
    }

    /** The definition as MongoDB documents it for indexes of type {@code vectorSearch}. */
    Document definition(EmbeddingSpace space) {
        List<Document> fields = new ArrayList<>();
        fields.add(new Document("type", "vector")
                .append("path", path)
                .append("numDimensions", space.dimensions())
                .append("similarity", "cosine"));
        filterPaths.forEach(filter -> fields.add(new Document("type", "filter").append("path", filter)));
        return new Document("fields", fields);
    }

    /** Whether a listed definition says the same; a server may add fields of its own to it. */
    static boolean isSame(Document listed, Document wanted) {
        List<Document> have = listed.getList("fields", Document.class, List.of());
        List<Document> want = wanted.getList("fields", Document.class);
        return have.size() == want.size()
                && want.stream()
                        .allMatch(field ->
                                have.stream().anyMatch(other -> other.entrySet().containsAll(field.entrySet())));
    }
}
