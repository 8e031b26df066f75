package dev.recs.jobs.imports.rows;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import java.math.BigDecimal;
import java.time.Instant;

/** What a row of an orders file says. */
public sealed interface OrderLine {

    /**
     * Something bought.
     *
     * @param currency empty where the file does not say it
     */
    record Purchase(
            String orderId,
            UserId userId,
            ProductId productId,
            int quantity,
            BigDecimal unitPrice,
            String currency,
            Instant purchasedAt)
            implements OrderLine {}

    /** A row below zero: so many pieces of the user's latest purchases of the product came back. */
    record Refund(String refundId, UserId userId, ProductId productId, int quantity, Instant at) implements OrderLine {}

    /** A line of an order that was cancelled or paid back: one that was imported before is taken out. */
    record Cancelled(String orderId, ProductId productId) implements OrderLine {}

    /** A line of somebody without an account. */
    record Guest() implements OrderLine {}
}
