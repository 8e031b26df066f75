package dev.recs.stores.shop;

import dev.recs.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

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

    /** Those of users; an order whose user has no id of ours is nobody's. */
    public List<OrderChange> since(Instant from) {
        IdColumn orders = views.ids(ShopView.ORDER_CHANGES, "order_id");
        IdColumn users = views.ids(ShopView.ORDER_CHANGES, "user_id");
        List<OrderChange> changes = new ArrayList<>();
        jdbc.query(
                SINCE,
                (RowCallbackHandler) row -> {
                    Optional<UserId> user = users.user(row, "user_id");
                    if (user.isPresent()) {
                        changes.add(new OrderChange(
                                orders.text(row, "order_id"),
                                user.get(),
                                views.time(row, ShopView.ORDER_CHANGES, "changed_at")));
                    }
                },
                views.bound(from, ShopView.ORDER_CHANGES, "changed_at"));
        return changes;
    }
}
