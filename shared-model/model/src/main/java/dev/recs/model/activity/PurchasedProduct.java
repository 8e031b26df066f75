package dev.recs.model.activity;

import dev.recs.model.ProductId;
import java.time.Instant;

/**
 * All purchases of one product by one user.
 *
 * @param days days (UTC) on which it was bought, at least 1: what the ranking counts, because two lines of one day are no habit
 * @param lines order lines, at least {@code days}
 */
public record PurchasedProduct(ProductId productId, int days, int lines, Instant first, Instant last) {}
