package dev.recs.stores.totals;

import dev.recs.stores.events.UserCounts;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Sums over users, by quantity. What nobody has is not in it. */
public record UserSums(Map<Quantity, QuantitySums> byQuantity) {

    public static final UserSums NONE = new UserSums(Map.of());

    public UserSums {
        byQuantity = Collections.unmodifiableMap(new TreeMap<>(byQuantity));
    }

    /** Of one user. */
    static UserSums of(UserCounts user, long ordersBefore) {
        Map<Quantity, BigDecimal> values = new TreeMap<>();
        values.put(Quantity.IMPRESSIONS, BigDecimal.valueOf(user.impressions()));
        values.put(Quantity.ORDERS_BEFORE, BigDecimal.valueOf(ordersBefore));
        values.put(Quantity.CLICKS, BigDecimal.valueOf(user.clicks()));
        values.put(Quantity.CARTS, BigDecimal.valueOf(user.carts()));
        values.put(Quantity.ORDERS, BigDecimal.valueOf(user.orders()));
        user.revenue().forEach((currency, amount) -> values.put(Quantity.revenue(currency), amount));
        Map<Quantity, QuantitySums> sums = new TreeMap<>();
        values.forEach((quantity, value) -> {
            if (value.signum() != 0) {
                sums.put(quantity, QuantitySums.ofUser(value, user.impressions(), ordersBefore));
            }
        });
        return new UserSums(sums);
    }

    public UserSums plus(UserSums other) {
        Map<Quantity, QuantitySums> sums = new TreeMap<>(byQuantity);
        other.byQuantity.forEach((quantity, more) -> sums.merge(quantity, more, QuantitySums::plus));
        return new UserSums(sums);
    }

    public QuantitySums of(Quantity quantity) {
        return byQuantity.getOrDefault(quantity, QuantitySums.NONE);
    }

    /** Who were shown something. */
    public long users() {
        return of(Quantity.IMPRESSIONS).acting();
    }
}
