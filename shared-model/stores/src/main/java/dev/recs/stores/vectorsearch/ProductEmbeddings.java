package dev.recs.stores.vectorsearch;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.TextHash;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.VectorFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of the products as vector search reads them: {@code _id} product id, {@code embedding}, {@code embeddingSpace},
 * {@code textHash}, and the fields that a search may filter by, {@code category} and {@code inStock}.
 *
 * <p>A product whose text, space and filter fields are unchanged is not written. One whose text has no vector is not there: a vector of an
 * earlier text would find it for what it no longer is.
 */
public final class ProductEmbeddings {

    private static final int BATCH = 500;

    private final MongoCollection<Document> products;
    private final VectorFormat format;
    private final EmbeddingSpace space;

    public ProductEmbeddings(MongoDatabase database, VectorFormat format, EmbeddingSpace space) {
        this.products = collection(database);
        this.format = format;
        this.space = space;
    }

    /** The collection {@code product_embeddings}; {@link VectorSearch} asks it for the nearest. */
    static MongoCollection<Document> collection(MongoDatabase database) {
        return database.getCollection(MongoCollections.PRODUCT_EMBEDDINGS);
    }

    /**
     * Brings the collection up to the catalog.
     *
     * @param embeddings by number of the product, some of them perhaps {@link Embedding#missing}
     */
    public Account save(ProductIndex index, List<Embedding> embeddings) {
        try {
            Account account = Account.NONE;
            for (int from = 0; from < index.size(); from += BATCH) {
                int to = Math.min(from + BATCH, index.size());
                account = account.plus(save(index.products().subList(from, to), embeddings.subList(from, to)));
            }
            return account.plus(new Account(0, 0, 0, 0, deleteVanished(index)));
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }

    private Account save(List<Product> batch, List<Embedding> embeddings) {
        Map<String, Document> present = present(batch);
        List<WriteModel<Document>> writes = new ArrayList<>();
        int embedded = 0;
        int refiled = 0;
        int missing = 0;
        for (int i = 0; i < batch.size(); i++) {
            Product product = batch.get(i);
            Document fields = fields(product);
            Document stored = present.get(product.productId().value());
            if (!isSameText(fields, stored) && embeddings.get(i).isMissing()) {
                missing++;
                if (stored != null) {
                    writes.add(new DeleteOneModel<>(
                            Filters.eq("_id", product.productId().value())));
                }
            } else if (!isSameText(fields, stored)) {
                writes.add(replacement(product, fields, embeddings.get(i)));
                embedded++;
            } else if (!fields.entrySet().equals(without(stored).entrySet())) {
                writes.add(new UpdateOneModel<>(
                        Filters.eq("_id", product.productId().value()), new Document("$set", fields)));
                refiled++;
            }
        }
        if (!writes.isEmpty()) {
            products.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        return new Account(embedded, refiled, batch.size() - embedded - refiled - missing, missing, 0);
    }

    private Map<String, Document> present(List<Product> batch) {
        List<String> ids =
                batch.stream().map(product -> product.productId().value()).toList();
        Map<String, Document> present = new HashMap<>();
        products.find(Filters.in("_id", ids))
                .projection(Projections.exclude("embedding"))
                .forEach(document -> present.put(document.getString("_id"), document));
        return present;
    }

    private Document fields(Product product) {
        return new Document("embeddingSpace", space.toString())
                .append("textHash", TextHash.hash(ProductIndex.textOf(product)))
                .append("category", product.category())
                .append("inStock", product.inStock());
    }

    private static boolean isSameText(Document fields, @Nullable Document stored) {
        return stored != null
                && Objects.equals(fields.get("textHash"), stored.get("textHash"))
                && Objects.equals(fields.get("embeddingSpace"), stored.get("embeddingSpace"));
    }

    private static Document without(@Nullable Document stored) {
        Document fields = stored == null ? new Document() : new Document(stored);
        fields.remove("_id");
        return fields;
    }

    private WriteModel<Document> replacement(Product product, Document fields, Embedding embedding) {
        String id = product.productId().value();
        Document document = new Document("_id", id).append("embedding", format.write(embedding.toArray()));
        document.putAll(fields);
        return new ReplaceOneModel<>(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    private int deleteVanished(ProductIndex index) {
        List<String> vanished = new ArrayList<>();
        products.find().projection(Projections.include("_id")).forEach(document -> {
            String id = document.getString("_id");
            if (index.numberOf(id) == ProductIndex.UNKNOWN) {
                vanished.add(id);
            }
        });
        for (int from = 0; from < vanished.size(); from += BATCH) {
            products.deleteMany(Filters.in("_id", vanished.subList(from, Math.min(from + BATCH, vanished.size()))));
        }
        return vanished.size();
    }

    /**
     * What became of the products; all but the deleted add up to the catalog.
     *
     * @param missing their text has no vector
     */
    public record Account(int embedded, int refiled, int unchanged, int missing, int deleted) {

        static final Account NONE = new Account(0, 0, 0, 0, 0);

        /** As in {@code 40 embedded, 2 changed otherwise, 3758 unchanged, 1 without a vector, 1 deleted}. */
        public String describe() {
            return "%d embedded, %d changed otherwise, %d unchanged, %d without a vector, %d deleted"
                    .formatted(embedded, refiled, unchanged, missing, deleted);
        }

        Account plus(Account other) {
            return new Account(
                    embedded + other.embedded,
                    refiled + other.refiled,
                    unchanged + other.unchanged,
                    missing + other.missing,
                    deleted + other.deleted);
        }
    }
}
