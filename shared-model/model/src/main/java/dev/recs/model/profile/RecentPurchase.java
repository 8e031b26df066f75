package dev.recs.model.profile;

import dev.recs.model.ProductId;
import java.time.Instant;

/** The latest purchase of a product, with the name and category it had at the time of the profile. */
public record RecentPurchase(ProductId productId, String name, String category, Instant purchasedAt) {}
