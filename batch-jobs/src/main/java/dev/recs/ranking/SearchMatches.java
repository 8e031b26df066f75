package dev.recs.ranking;

import dev.recs.model.Embedding;
import dev.recs.neighbours.NearestProducts;
import dev.recs.neighbours.Neighbours;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The products that fit a search; many search for the same, so the answers are kept: about a kilobyte each.
 *
 * <p>With room for half of the texts of a store, scanning the catalog for the rest was 59 % of all CPU time of a run.
 */
final class SearchMatches {

    private static final int MAX_KEPT = 50_000;

    private final NearestProducts products;
    private final Map<String, Neighbours> kept = new ConcurrentHashMap<>();

    SearchMatches(NearestProducts products) {
        this.products = products;
    }

    /** One row of neighbours, the same for the same search whether it was kept or not. */
    Neighbours of(String search, Embedding vector) {
        Neighbours known = kept.get(search);
        if (known != null) {
            return known;
        }
        Neighbours matching = products.matching(vector);
        if (kept.size() < MAX_KEPT) {
            kept.put(search, matching);
        }
        return matching;
    }
}
