package dev.recs.serving.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.recs.model.catalog.Neighbour;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.ProductNeighboursDocument;
import dev.recs.serving.store.Hop;
import dev.recs.serving.store.Reply;
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
    private static final int MAX_HELD = 20_000;
    private static final Duration HELD = Duration.ofMinutes(5);

    private final MongoCollection<Document> collection;
    private final Hop mongo;
    private final Cache<String, List<Near>> held =
            Caffeine.newBuilder().maximumSize(MAX_HELD).expireAfterWrite(HELD).build();

    ProductNeighbours(MongoDatabase database, Hop mongoHop) {
        this.collection = database.getCollection(MongoCollections.PRODUCT_NEIGHBOURS);
        this.mongo = mongoHop;
    }

    /** Nearest first, by product; a product without neighbours is not in the answer. Down only if something was not held. */
    public Reply<Map<String, List<Near>>> of(List<String> productIds) {
        Map<String, List<Near>> found = new LinkedHashMap<>(held.getAllPresent(productIds));
        List<String> missing =
                productIds.stream().filter(id -> !found.containsKey(id)).toList();
        if (missing.isEmpty()) {
            return new Reply.Answered<>(found);
        }
        return mongo.call(() -> {
            for (Document document : collection.find(Filters.in("_id", missing))) {
                ProductNeighboursDocument neighbours = ProductNeighboursDocument.parse(document);
                found.put(neighbours.productId().value(), merged(neighbours));
            }
            missing.forEach(id -> held.put(id, found.getOrDefault(id, List.of())));
            return found;
        });
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
