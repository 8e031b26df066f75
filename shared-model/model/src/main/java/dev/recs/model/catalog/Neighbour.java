package dev.recs.model.catalog;

import dev.recs.model.ProductId;

/**
 * A product near another one.
 *
 * @param weight above zero; comparable within one list of neighbours only
 */
public record Neighbour(ProductId productId, double weight) {}
