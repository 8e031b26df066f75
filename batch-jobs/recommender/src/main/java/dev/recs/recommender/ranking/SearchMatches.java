package dev.recs.recommender.ranking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.recs.model.Embedding;
import dev.recs.recommender.model.NearestProducts;
import dev.recs.recommender.model.Neighbours;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The products that fit a search; many search for the same, so the answers are kept: about a kilobyte each.
 *
 * <p>With room for half of the texts of a store, scanning the catalog for the rest was 59 % of all CPU time of a run. The answers of a whole
 * chunk are found together, which costs a twentieth of finding them one by one.
 */
public final class SearchMatches {

    private static final int MAX_KEPT = 50_000;

    private final NearestProducts products;
    private final SearchWords searchWords;
    private final Cache<String, Neighbours> kept = cache();
    private final Cache<String, Neighbours> keptByWords = cache();

    public SearchMatches(NearestProducts products, SearchWords searchWords) {
        this.products = products;
        this.searchWords = searchWords;
    }

    /** Finds what is not known yet. */
    void prepare(Map<String, Embedding> searches) {
        Map<String, Embedding> unknown = new LinkedHashMap<>(searches);
        unknown.keySet().removeAll(kept.getAllPresent(searches.keySet()).keySet());
        List<Neighbours> found = products.matching(List.copyOf(unknown.values()));
        int place = 0;
        for (String search : unknown.keySet()) {
            kept.put(search, found.get(place++));
        }
    }

    /**
     * One row of neighbours, the same for the same search whether it was kept or not.
     *
     * @param vector null for a search whose text has none: its words alone are matched
     */
    Neighbours find(String search, @Nullable Embedding vector) {
        return vector == null
                ? keptByWords.get(search, searchWords::matching)
                : kept.get(search, unknown -> products.matching(vector));
    }

    private static Cache<String, Neighbours> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .executor(Runnable::run)
                .build();
    }
}
