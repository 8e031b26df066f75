package dev.recs.stores.shop;

import dev.recs.model.UserId;
import java.time.Instant;

/** A row of {@code recs_order_changes}: an order as it is since its last change. */
public record OrderChange(String orderId, UserId user, Instant changedAt) {}
