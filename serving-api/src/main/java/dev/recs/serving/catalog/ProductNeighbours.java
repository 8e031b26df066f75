package dev.recs.serving.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.catalog.Neighbour;
import dev.recs.model.mongo.ProductNeighboursDocument;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import dev.recs.serving.stores.Reply.Why;
import dev.recs.stores.catalog.CatalogStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final CatalogStore store;
    private final GuardedStoreClient mongo;
    private final FallbackLog log;
    private final Cache<String, List<Near>> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED)
            .weigher((String _, List<Near> near) -> near.size() + 1)
            .expireAfterWrite(TIME_TO_LIVE)
            .build();

    ProductNeighbours(MongoDatabase database, GuardedStoreClient guardedMongo, FallbackLog log) {
        this.store = new CatalogStore(database);
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
                CallKind.READ, () -> store.neighbours(missing, failure -> log.down("reading neighbours", failure)))) {
            case Answered<List<ProductNeighboursDocument>>(List<ProductNeighboursDocument> neighbours) -> {
                neighbours.forEach(product -> found.put(product.productId().value(), merged(product)));
                missing.forEach(id -> cache.put(id, found.getOrDefault(id, List.of())));
                yield new Answered<>(found);
            }
            case Down<List<ProductNeighboursDocument>>(String name, Why why) ->
                found.isEmpty() ? new Down<>(name, why) : new Answered<>(found);
        };
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
