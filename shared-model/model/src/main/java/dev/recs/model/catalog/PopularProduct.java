package dev.recs.model.catalog;

import dev.recs.model.ProductId;

/**
 * A product of a popular list.
 *
 * @param score decayed count of its buyers, above zero
 */
public record PopularProduct(ProductId productId, double score) {}
