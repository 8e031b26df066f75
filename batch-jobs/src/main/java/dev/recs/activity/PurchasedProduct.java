package dev.recs.activity;

import dev.recs.model.ProductId;
import java.time.Instant;

/**
 * All purchases of one product by one user.
 *
 * @param times number of order lines, at least 1
 */
public record PurchasedProduct(ProductId productId, int times, Instant first, Instant last) {}
