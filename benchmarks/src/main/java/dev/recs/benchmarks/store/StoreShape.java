package dev.recs.benchmarks.store;

import java.time.Instant;

/**
 * What fixes a generated store.
 *
 * @param end no event is after it
 */
public record StoreShape(int users, int products, int queries, long seed, Instant end) {

    public StoreShape {
        if (products % Vocabulary.CLUSTERS != 0 || queries % Vocabulary.CLUSTERS != 0) {
            throw new IllegalArgumentException(
                    "store of %d products and %d queries: expected multiples of %d, as many in each cluster"
                            .formatted(products, queries, Vocabulary.CLUSTERS));
        }
    }
}
