package dev.recs.recommender.ranking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.recs.model.Embedding;
import dev.recs.recommender.model.NearestProducts;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.TopK;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The products that fit a search, by its words and its vector together: {@code 0.65 · max(0, cosine)³ + 0.35 · cosine of the TF-IDF}. Words know
 * brands, ranges and made-up names, vectors know that a mug is like a cup. On 1,000 real queries with judged products recall@10 of this mix was
 * 0.637, of vectors alone 0.549, of BM25 0.589.
 *
 * <p>Many search for the same, so the answers are kept: about a kilobyte each. With room for half of the texts of a store, scanning the catalog for the rest was 59 % of all CPU time of a run. The answers of a whole
 * chunk are found together, which costs a twentieth of finding them one by one.
 */
public final class SearchMatches {

    private static final int MAX_KEPT = 50_000;
    private static final double OF_VECTORS = 0.65;
    private static final double OF_WORDS = 0.35;

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
            kept.put(search, mixed(search, unknown.get(search), found.get(place++)));
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
                : kept.get(search, unknown -> mixed(unknown, vector, products.matching(vector)));
    }

    /** The best of those that the vector or the words find; ties by number. */
    private Neighbours mixed(String search, Embedding vector, Neighbours nearest) {
        double[] words = searchWords.cosines(search);
        Map<Integer, Double> scores = new TreeMap<>();
        for (int rank = 0; rank < nearest.count(0); rank++) {
            int product = nearest.id(0, rank);
            scores.put(product, OF_VECTORS * nearest.weight(0, rank) + OF_WORDS * words[product]);
        }
        for (int product : SearchWords.top(words)) {
            scores.computeIfAbsent(
                    product, found -> OF_VECTORS * products.similarity(vector, found) + OF_WORDS * words[found]);
        }
        TopK topK = new TopK(Math.min(SearchWords.KEPT, scores.size()));
        scores.forEach(topK::offer);
        int[] best = topK.drain();
        float[] weights = new float[best.length];
        for (int rank = 0; rank < best.length; rank++) {
            weights[rank] = scores.getOrDefault(best[rank], 0.0).floatValue();
        }
        return Neighbours.row(best, weights);
    }

    private static Cache<String, Neighbours> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .executor(Runnable::run)
                .build();
    }
}
