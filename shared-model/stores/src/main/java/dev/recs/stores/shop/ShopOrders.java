package dev.recs.stores.shop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders of the shop. */
public final class ShopOrders {

    private final JdbcClient jdbc;
    private final IdColumn ids;

    public ShopOrders(JdbcClient jdbc, ShopViews shop) {
        this.jdbc = jdbc;
        this.ids = shop.orderIds();
    }

    /** Those of the orders that are committed and count. */
    public Set<String> visible(List<String> orders) {
        List<Object> bound = ids.bound(orders);
        return bound.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("SELECT DISTINCT order_id FROM recs_purchases WHERE order_id IN (:orders)")
                        .param("orders", bound)
                        .query((row, number) -> ids.text(row, "order_id"))
                        .list());
    }
}
