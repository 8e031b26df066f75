package dev.recs.stores.events;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one user came to, added up. Not thread-safe. */
public final class UserCounts {

    private final Set<String> orders = new HashSet<>();
    private final Map<String, BigDecimal> revenue = new HashMap<>();
    private long impressions;
    private long clicks;
    private long carts;

    public void add(Outcome outcome) {
        StoredEvent event = outcome.event();
        switch (event.row().kind()) {
            case IMPRESSION -> impressions++;
            case CLICK -> clicks++;
            case CART -> carts++;
            case ORDER -> addOrderLine(event.row().reference(), event.amount(), event.currency());
        }
    }

    /** An order has a line for each product and is one order. Where the shop tells no price there is no amount. */
    private void addOrderLine(String orderId, @Nullable BigDecimal amount, String currency) {
        orders.add(orderId);
        if (amount != null) {
            revenue.merge(currency, amount, BigDecimal::add);
        }
    }

    public long impressions() {
        return impressions;
    }

    public long clicks() {
        return clicks;
    }

    public long carts() {
        return carts;
    }

    public long orders() {
        return orders.size();
    }

    /** By currency. */
    public Map<String, BigDecimal> revenue() {
        return revenue;
    }
}
