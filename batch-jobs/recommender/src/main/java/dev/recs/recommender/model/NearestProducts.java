package dev.recs.recommender.model;

import dev.recs.model.Embedding;
import java.util.List;

/** Finds the products whose text fits a vector: by comparing all of them, or by asking a server that has them indexed. */
@FunctionalInterface
public interface NearestProducts {

    /** One row of neighbours with the sharpened cosine, in (0, 1]. */
    Neighbours matching(Embedding vector);

    /** The sharpened cosine of a vector and one product, in [0, 1]; 0 where only a server knows it. */
    default double similarity(Embedding vector, int product) {
        return 0;
    }

    /** A row for each vector, in their order; each as if it were alone. */
    default List<Neighbours> matching(List<Embedding> vectors) {
        return vectors.stream().map(this::matching).toList();
    }
}
