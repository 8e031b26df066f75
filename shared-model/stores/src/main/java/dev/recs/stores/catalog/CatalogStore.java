package dev.recs.stores.catalog;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.PopularListDocument;
import dev.recs.model.mongo.ProductNeighboursDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;

/** What serving needs of the model, in MongoDB: {@code popular_products} and {@code product_neighbours}. */
public final class CatalogStore {

    /** Some 700 kB: what waits behind such a write, an order for one, does not wait long. */
    private static final int BATCH = 100;

    private final MongoCollection<Document> popular;
    private final MongoCollection<Document> neighbours;

    public CatalogStore(MongoDatabase database) {
        this.popular = database.getCollection(MongoCollections.POPULAR_PRODUCTS);
        this.neighbours = database.getCollection(MongoCollections.PRODUCT_NEIGHBOURS);
    }

    /** Replaces lists by their category. */
    public void savePopular(List<PopularList> lists) {
        write(popular, lists.stream().map(PopularListDocument::of).toList());
    }

    /** Replaces neighbours by their product. */
    public void saveNeighbours(List<ProductNeighboursDocument> documents) {
        write(
                neighbours,
                documents.stream().map(ProductNeighboursDocument::toDocument).toList());
    }

    /**
     * All popular lists, overall and by category.
     *
     * @param unreadable is told of each document that is not of our form, which is left out
     */
    public List<PopularList> popular(Consumer<RuntimeException> unreadable) {
        return read(popular.find(), PopularListDocument::parse, unreadable);
    }

    /**
     * The neighbours of products in one query; a product that has none is left out.
     *
     * @param unreadable is told of each document that is not of our form, which is left out
     */
    public List<ProductNeighboursDocument> neighbours(
            Collection<String> productIds, Consumer<RuntimeException> unreadable) {
        return read(neighbours.find(Filters.in("_id", productIds)), ProductNeighboursDocument::parse, unreadable);
    }

    private static <T> List<T> read(
            Iterable<Document> documents, Function<Document, T> parse, Consumer<RuntimeException> unreadable) {
        List<Document> all = new ArrayList<>();
        documents.forEach(all::add);
        List<T> parsed = new ArrayList<>(all.size());
        for (Document document : all) {
            try {
                parsed.add(parse.apply(document));
            } catch (RuntimeException e) {
                unreadable.accept(e);
            }
        }
        return parsed;
    }

    private static void write(MongoCollection<Document> collection, List<Document> documents) {
        for (int from = 0; from < documents.size(); from += BATCH) {
            List<WriteModel<Document>> writes =
                    documents.subList(from, Math.min(from + BATCH, documents.size())).stream()
                            .<WriteModel<Document>>map(document -> new ReplaceOneModel<>(
                                    Filters.eq("_id", document.get("_id")),
                                    document,
                                    new ReplaceOptions().upsert(true)))
                            .toList();
            collection.bulkWrite(writes);
        }
    }
}
