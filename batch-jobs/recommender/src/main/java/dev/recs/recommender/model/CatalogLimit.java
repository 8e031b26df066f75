package dev.recs.recommender.model;

import dev.recs.model.failure.Misconfigured;

/** How many products a training can have at most. */
public final class CatalogLimit {

    /** As it came, and in the matrix of texts. */
    private static final long BYTES_OF_A_VECTOR_ENTRY = 2L * Float.BYTES;

    /** Names, words, similar products: 200,000 products of 384 dimensions then need 1,196 MiB, and were not trained in 1,200. */
    private static final long BYTES_OF_THE_REST = 3_200;

    private CatalogLimit() {}

    /**
     * Refuses a catalog that is too large for sure, before anything is made of it. One that is let through may still need more heap.
     *
     * @throws Misconfigured if the vectors do not fit into one array, or not into the heap
     */
    public static void requireTrainable(int products, int dimensions) {
        long most = Integer.MAX_VALUE / Math.max(1, dimensions);
        if (products > most) {
            throw new Misconfigured(
                    "the catalog has %,d products with vectors of %d dimensions: expected at most %,d; set smaller recs.embedding.*.dimensions, or leave out of recs_products what is not sold any more"
                            .formatted(products, dimensions, most));
        }
        long needed = (products * (dimensions * BYTES_OF_A_VECTOR_ENTRY + BYTES_OF_THE_REST)) >> 20;
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        if (needed > heap) {
            throw new Misconfigured(
                    "the catalog has %,d products with vectors of %d dimensions, for which a training needs %,d MiB of heap at the very least: there are %,d; set a larger -Xmx"
                            .formatted(products, dimensions, needed, heap));
        }
    }
}
