package dev.recs.pipeline.candidates;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.model.NearestProducts;
import dev.recs.recommender.model.Neighbours;
import dev.recs.stores.vectorsearch.VectorSearch;
import dev.recs.stores.vectorsearch.VectorSearch.Near;
import java.util.List;
import java.util.Optional;

/**
 * The products nearest to a vector, by MongoDB, with the sharpened cosine as in memory.
 *
 * <p>Not quite the same numbers as there: MongoDB's cosine is of the vectors as they are, in memory their mean is taken away first.
 */
final class VectorSearchProducts implements NearestProducts {

    private final VectorSearch search;
    private final ProductIndex index;
    private final NearestProducts inMemory;
    private final int limit;

    VectorSearchProducts(VectorSearch search, ProductIndex index, NearestProducts inMemory, int limit) {
        this.search = search;
        this.index = index;
        this.inMemory = inMemory;
        this.limit = limit;
    }

    /** What the words of a search fit need not be among the nearest of the server. */
    @Override
    public double similarity(Embedding vector, int product) {
        return inMemory.similarity(vector, product);
    }

    /** A product that the catalog model does not know is left out. */
    @Override
    public Neighbours matching(Embedding vector) {
        List<Near> nearest = search.nearest(vector, limit, Optional.empty()).stream()
                .filter(near -> near.cosine() > 0)
                .filter(near -> index.numberOf(near.productId().value()) != ProductIndex.UNKNOWN)
                .toList();
        int[] ids = nearest.stream()
                .mapToInt(near -> index.numberOf(near.productId().value()))
                .toArray();
        float[] weights = new float[ids.length];
        for (int rank = 0; rank < weights.length; rank++) {
            double cosine = Math.min(1, nearest.get(rank).cosine());
            weights[rank] = (float) (cosine * cosine * cosine);
        }
        return Neighbours.row(ids, weights);
    }
}
