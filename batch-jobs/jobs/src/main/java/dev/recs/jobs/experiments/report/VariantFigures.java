package dev.recs.jobs.experiments.report;

import dev.recs.stores.totals.Quantity;
import dev.recs.stores.totals.UserSums;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the users of a variant came to.
 *
 * @param share of all users that was planned
 */
public record VariantFigures(String name, double share, UserSums sums) {

    /** Who were shown something of it first. */
    public long users() {
        return sums.users();
    }

    public long impressions() {
        return count(Quantity.IMPRESSIONS);
    }

    public long clicks() {
        return count(Quantity.CLICKS);
    }

    public long carts() {
        return count(Quantity.CARTS);
    }

    public long orders() {
        return count(Quantity.ORDERS);
    }

    /** By currency. */
    public Map<String, BigDecimal> revenue() {
        Map<String, BigDecimal> revenue = new TreeMap<>();
        sums.byQuantity().forEach((quantity, sum) -> {
            if (quantity.kind() == Quantity.Kind.REVENUE) {
                revenue.put(quantity.currency(), sum.sum());
            }
        });
        return revenue;
    }

    private long count(Quantity quantity) {
        return sums.of(quantity).sum().longValueExact();
    }
}
