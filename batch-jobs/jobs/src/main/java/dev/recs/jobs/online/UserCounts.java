package dev.recs.jobs.online;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one user came to in one group. Not thread-safe. */
final class UserCounts {

    private final Set<String> orders = new HashSet<>();
    private final Map<String, BigDecimal> revenue = new HashMap<>();
    private long impressions;
    private long clicks;
    private long carts;

    void addImpression() {
        impressions++;
    }

    void addClick() {
        clicks++;
    }

    void addCart() {
        carts++;
    }

    /**
     * An order has a line for each product and is one order.
     *
     * @param amount null where the shop tells no price
     */
    void addOrderLine(String orderId, @Nullable BigDecimal amount, String currency) {
        orders.add(orderId);
        if (amount != null) {
            revenue.merge(currency, amount, BigDecimal::add);
        }
    }

    long impressions() {
        return impressions;
    }

    long clicks() {
        return clicks;
    }

    long carts() {
        return carts;
    }

    long orders() {
        return orders.size();
    }

    /** By currency. */
    Map<String, BigDecimal> revenue() {
        return revenue;
    }
}
