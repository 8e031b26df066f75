package dev.recs.neighbours;

import dev.recs.model.Embedding;

/** Finds the products whose text fits a vector: by comparing all of them, or by asking a server that has them indexed. */
@FunctionalInterface
public interface NearestProducts {

    /** One row of neighbours with the sharpened cosine, in (0, 1]. */
    Neighbours matching(Embedding vector);
}
