package dev.recs.stores.events;

import dev.recs.model.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user keeps of a product of an order.
 *
 * @param amount paid for all pieces that were not returned; null where the shop tells no price
 * @param currency empty where the shop tells none
 */
record OrderedLine(UserId user, Line line, @Nullable BigDecimal amount, String currency) {

    /** Which product of which order, and when it was placed. */
    record Line(String orderId, String productId, Instant at) {}
}
