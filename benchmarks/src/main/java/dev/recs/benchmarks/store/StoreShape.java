package dev.recs.benchmarks.store;

import java.time.Instant;

/**
 * What fixes a generated store.
 *
 * @param end no event is after it
 * @param pairs how often the partner of a product is bought with it, 0 to 1; every product has one, {@link UserGenerator#partnerOf}
 */
public record StoreShape(int users, int products, int queries, long seed, Instant end, double pairs) {

    private static final int MOST_PRODUCTS = 1_000_000;

    public StoreShape {
        if (products > MOST_PRODUCTS || pairs < 0 || pairs > 1) {
            throw new IllegalArgumentException(
                    "store of %d products, pairs bought together at %s: expected at most %d products, and 0 to 1"
                            .formatted(products, pairs, MOST_PRODUCTS));
        }
        if (products % Vocabulary.CLUSTERS != 0 || queries % Vocabulary.CLUSTERS != 0) {
            throw new IllegalArgumentException(
                    "store of %d products and %d queries: expected multiples of %d, as many in each cluster"
                            .formatted(products, queries, Vocabulary.CLUSTERS));
        }
    }

    /** Without pairs. */
    public StoreShape(int users, int products, int queries, long seed, Instant end) {
        this(users, products, queries, seed, end, 0);
    }

    /** Products of each cluster. */
    int ranks() {
        return products / Vocabulary.CLUSTERS;
    }
}
