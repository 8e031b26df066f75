package dev.recs.recommender.ranking;

import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.model.Lazy;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.TfIdf;
import dev.recs.recommender.model.TopK;
import java.util.function.Supplier;

/**
 * The products whose name, brand or category shares words with a search, by the cosine of the TF-IDF of both; a word that no product has
 * counts as the one that it is most likely meant to be ({@link Spelling}).
 *
 * <p>Alone it is what a search without a vector fits, as when the embedding provider is away. The index of the words is made at the first
 * search; a search costs a pass over the products.
 */
public final class SearchWords {

    static final int KEPT = 100;

    private final Supplier<Words> words;
    private final int products;

    public SearchWords(ProductIndex index) {
        this.products = index.size();
        this.words = new Lazy<>(() -> Words.of(index));
    }

    /** One row of neighbours, best first, ties by number; the cosine squared, of the size of a sharpened cosine of vectors. */
    Neighbours matching(String search) {
        double[] cosines = cosines(search);
        int[] best = top(cosines);
        float[] weights = new float[best.length];
        for (int rank = 0; rank < weights.length; rank++) {
            weights[rank] = (float) (cosines[best[rank]] * cosines[best[rank]]);
        }
        return Neighbours.row(best, weights);
    }

    /** By number of the product, in [0, 1]. */
    double[] cosines(String search) {
        double[] cosines = new double[products];
        Words known = words.get();
        known.tfIdf().addSimilarities(known.spelling().corrected(search), cosines);
        for (int product = 0; product < products; product++) {
            cosines[product] = Math.min(1, cosines[product]);
        }
        return cosines;
    }

    /** The products of largest cosine above 0. */
    static int[] top(double[] cosines) {
        TopK topK = new TopK(Math.min(KEPT, cosines.length));
        for (int product = 0; product < cosines.length; product++) {
            if (cosines[product] > 0) {
                topK.offer(product, cosines[product]);
            }
        }
        return topK.drain();
    }

    private record Words(TfIdf tfIdf, Spelling spelling) {

        static Words of(ProductIndex index) {
            TfIdf tfIdf = TfIdf.fit(index.products().stream().map(Words::text).toList());
            return new Words(tfIdf, Spelling.of(tfIdf));
        }

        private static String text(Product product) {
            return product.name() + " " + product.brand() + " " + product.category();
        }
    }
}
