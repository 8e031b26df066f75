package dev.recs.recommender.ranking;

import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.model.Lazy;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.TfIdf;
import dev.recs.recommender.model.TopK;
import java.util.function.Supplier;

/**
 * The products whose name shares words with a search: what a search without a vector fits, as when the embedding provider is away.
 *
 * <p>The weight is the cosine of the TF-IDF of both, squared, in (0, 1]: as names are held against names, and of the size of the sharpened cosine
 * of vectors that it stands in for. The index of the words is made at the first such search; a search costs a pass over the products.
 */
public final class SearchWords {

    private static final int KEPT = 100;

    private final Supplier<TfIdf> tfIdf;
    private final int products;

    public SearchWords(ProductIndex index) {
        this.products = index.size();
        this.tfIdf = new Lazy<>(
                () -> TfIdf.fit(index.products().stream().map(Product::name).toList()));
    }

    /** One row of neighbours, best first, ties by number; empty if no name has a word of the search. */
    Neighbours matching(String search) {
        double[] cosines = new double[products];
        tfIdf.get().addSimilarities(search, cosines);
        TopK topK = new TopK(Math.min(KEPT, products));
        for (int product = 0; product < products; product++) {
            if (cosines[product] > 0) {
                topK.offer(product, cosines[product]);
            }
        }
        int[] best = topK.drain();
        float[] weights = new float[best.length];
        for (int rank = 0; rank < weights.length; rank++) {
            double cosine = Math.min(1, cosines[best[rank]]);
            weights[rank] = (float) (cosine * cosine);
        }
        return Neighbours.row(best, weights);
    }
}
