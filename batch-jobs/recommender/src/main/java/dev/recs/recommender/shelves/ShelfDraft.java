package dev.recs.recommender.shelves;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import java.util.stream.IntStream;

/**
 * A shelf before it is stored.
 *
 * @param products by number, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ShelfDraft(ShelfKind kind, String subject, int[] products) {

    /** A shelf with fewer products is dropped. */
    static final int FEWEST = 4;

    Shelf toShelf(ProductIndex index) {
        return new Shelf(
                kind.wireName(),
                subject,
                IntStream.of(products).mapToObj(index::idOf).toList());
    }
}
