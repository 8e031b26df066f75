package dev.recs.model.recommendation;

import dev.recs.model.ProductId;
import java.util.List;

/**
 * A named row of products beside the main list.
 *
 * @param kind name of a {@link ShelfKind}
 * @param subject product id, search or category that the title names; empty if none
 */
public record Shelf(String kind, String subject, List<ProductId> productIds) {

    public Shelf {
        productIds = List.copyOf(productIds);
    }
}
