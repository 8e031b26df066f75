package dev.recs.model.activity;

import dev.recs.model.ProductId;
import java.time.Instant;

/**
 * A product that a user was shown.
 *
 * @param clicked true if this is the click and not the showing
 */
public record Shown(ProductId productId, Instant at, boolean clicked) {}
