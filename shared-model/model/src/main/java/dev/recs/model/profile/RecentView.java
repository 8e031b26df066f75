package dev.recs.model.profile;

import dev.recs.model.ProductId;
import java.time.Instant;

/** A product page that was looked at. */
public record RecentView(ProductId productId, Instant timestamp) {}
