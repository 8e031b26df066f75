package dev.recs.stores.vectorsearch;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.Embedding;
import dev.recs.model.ProductId;
import dev.recs.model.mongo.VectorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The products nearest to a vector, as MongoDB finds them. */
public final class VectorSearch {

    private final MongoCollection<Document> products;
    private final CandidateSettings settings;

    public VectorSearch(MongoDatabase database, CandidateSettings settings) {
        this.products = ProductEmbeddings.collection(database);
        this.settings = settings;
    }

    /**
     * Products in stock, nearest first.
     *
     * @param limit 1 to 10,000
     * @param category empty for all
     * @throws dev.recs.model.failure.Misconfigured if the server has no vector search
     */
    public List<Near> nearest(Embedding vector, int limit, Optional<String> category) {
        try {
            List<Near> nearest = new ArrayList<>();
            for (Document found : products.aggregate(pipeline(vector, limit, category))) {
                nearest.add(new Near(
                        new ProductId(found.getString("_id")),
                        2 * found.get("score", Number.class).doubleValue() - 1));
            }
            return nearest;
        } catch (MongoException e) {
            throw NoVectorSearch.translate(e);
        }
    }

    private List<Document> pipeline(Embedding vector, int limit, Optional<String> category) {
        Document search = new Document("index", VectorIndex.PRODUCTS.name())
                .append("path", VectorIndex.PRODUCTS.path())
                .append("queryVector", VectorFormat.BINARY_VECTOR.write(vector.toArray()))
                .append("numCandidates", settings.numCandidates(limit))
                .append("limit", limit)
                .append("filter", filter(vector, category));
        return List.of(
                new Document("$vectorSearch", search),
                new Document("$project", new Document("score", new Document("$meta", "vectorSearchScore"))));
    }

    /** The space is a filter too: vectors of an earlier model may still be there. */
    private static Document filter(Embedding vector, Optional<String> category) {
        List<Document> all = new ArrayList<>();
        all.add(equal("embeddingSpace", vector.space().toString()));
        all.add(equal("inStock", true));
        category.ifPresent(name -> all.add(equal("category", name)));
        return new Document("$and", all);
    }

    private static Document equal(String field, Object value) {
        return new Document(field, new Document("$eq", value));
    }

    /**
     * A product and how near it is.
     *
     * @param cosine in [-1, 1]; MongoDB answers (1 + cosine) / 2
     */
    public record Near(ProductId productId, double cosine) {}
}
