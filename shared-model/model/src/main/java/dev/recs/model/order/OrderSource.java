package dev.recs.model.order;

import java.time.Instant;

/** Purchases of all users as a stream: from MySQL in production, from files or memory where quality is measured. */
@FunctionalInterface
public interface OrderSource {

    /** All lines up to a moment, those of a user together, oldest first. */
    void forEach(Instant asOf, OrderLine line);

    /** Takes one line; ids as plain text, because there are hundreds of millions of them. */
    @FunctionalInterface
    interface OrderLine {
        void accept(String userId, String productId, Instant purchasedAt);
    }
}
