package dev.recs.stores.shop;

import dev.recs.model.UserId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** Orders by the time of their last change, from the view {@code recs_order_changes}. */
public final class OrderChanges {

    private static final String SINCE =
            "SELECT order_id, user_id, changed_at FROM recs_order_changes WHERE changed_at >= ? AND user_id IS NOT NULL";

    private final JdbcOperations jdbc;
    private final ShopViews views;

    public OrderChanges(JdbcOperations jdbc, ShopViews views) {
        this.jdbc = jdbc;
        this.views = views;
    }

    public List<OrderChange> since(Instant from) {
        IdColumn orders = views.ids(ShopView.ORDER_CHANGES, "order_id");
        IdColumn users = views.ids(ShopView.ORDER_CHANGES, "user_id");
        return jdbc.query(
                SINCE,
                (row, number) -> new OrderChange(
                        orders.text(row, "order_id"),
                        new UserId(users.text(row, "user_id")),
                        views.time(row, ShopView.ORDER_CHANGES, "changed_at")),
                views.bound(from, ShopView.ORDER_CHANGES, "changed_at"));
    }
}
