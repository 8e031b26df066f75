package dev.recs.serving.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.recs.model.catalog.Neighbour;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.ProductNeighboursDocument;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The neighbours of products, from MongoDB, kept for a while: one query for all that are not held.
 *
 * <p>{@code boughtTogether} and {@code similar} have weights of different units. Each is scaled to a largest weight of one before
 * they are added; what others bought counts twice what only reads alike.
 */
@Component
public final class ProductNeighbours {

    private static final double BOUGHT = 2;
    private static final double SIMILAR = 1;

    /** In neighbours, of some hundred bytes each: a product may have a few, or hundreds. */
    private static final int MAX_CACHED = 500_000;

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

    private final MongoCollection<Document> collection;
    private final GuardedStoreClient mongo;
    private final FallbackLog log;
    private final Cache<String, List<Near>> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED)
            .weigher((String _, List<Near> near) -> near.size() + 1)
            .expireAfterWrite(TIME_TO_LIVE)
            .build();

    ProductNeighbours(MongoDatabase database, GuardedStoreClient guardedMongo, FallbackLog log) {
        this.collection = database.getCollection(MongoCollections.PRODUCT_NEIGHBOURS);
        this.mongo = guardedMongo;
        this.log = log;
    }

    /** Nearest first, by product; a product without neighbours is not in the response. Down only if nothing was held. */
    public Reply<Map<String, List<Near>>> find(List<String> productIds) {
        Map<String, List<Near>> found = new LinkedHashMap<>(cache.getAllPresent(productIds));
        List<String> missing =
                productIds.stream().filter(id -> !found.containsKey(id)).toList();
        if (missing.isEmpty()) {
            return new Answered<>(found);
        }
        return switch (mongo.call(
                () -> collection.find(Filters.in("_id", missing)).into(new ArrayList<>()))) {
            case Answered<ArrayList<Document>>(ArrayList<Document> documents) -> {
                documents.forEach(document -> read(document, found));
                missing.forEach(id -> cache.put(id, found.getOrDefault(id, List.of())));
                yield new Answered<>(found);
            }
            case Down<ArrayList<Document>>(String store, String cause) ->
                found.isEmpty() ? new Down<>(store, cause) : new Answered<>(found);
        };
    }

    /** A document that is not of our form is as none. */
    private void read(Document document, Map<String, List<Near>> found) {
        try {
            ProductNeighboursDocument neighbours = ProductNeighboursDocument.parse(document);
            found.put(neighbours.productId().value(), merged(neighbours));
        } catch (RuntimeException e) {
            log.down("reading neighbours", e);
        }
    }

    static List<Near> merged(ProductNeighboursDocument neighbours) {
        Map<String, Near> near = new LinkedHashMap<>();
        add(near, neighbours.boughtTogether(), BOUGHT, true);
        add(near, neighbours.similar(), SIMILAR, false);
        List<Near> merged = new ArrayList<>(near.values());
        merged.sort(Near.ORDER);
        return List.copyOf(merged);
    }

    private static void add(Map<String, Near> near, List<Neighbour> neighbours, double weight, boolean bought) {
        double largest = neighbours.isEmpty() ? 1 : neighbours.getFirst().weight();
        for (Neighbour neighbour : neighbours) {
            double amount = weight * neighbour.weight() / largest;
            Near part = bought
                    ? new Near(neighbour.productId().value(), amount, 0)
                    : new Near(neighbour.productId().value(), 0, amount);
            near.merge(part.productId(), part, Near::plus);
        }
    }
}
