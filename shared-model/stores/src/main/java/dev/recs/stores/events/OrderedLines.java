package dev.recs.stores.events;

import dev.recs.model.UserId;
import dev.recs.stores.events.OrderedLine.Line;
import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order lines of users with what they paid, net of returns, as the view of purchases tells them. */
public final class OrderedLines {

    private static final String PURCHASED_AT = "purchased_at";

    private final JdbcClient jdbc;
    private final ShopViews shop;

    public OrderedLines(JdbcClient jdbc, ShopViews shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    /** By user, of orders placed since; users who placed none are left out. */
    Map<UserId, List<OrderedLine>> since(Collection<UserId> users, Instant since) {
        IdColumn userIds = shop.ids(ShopView.PURCHASES, "user_id");
        IdColumn products = shop.ids(ShopView.PURCHASES, "product_id");
        List<Object> bound = userIds.bound(users.stream().map(UserId::value).toList());
        Set<UserId> wanted = new HashSet<>(users);
        Map<UserId, List<OrderedLine>> lines = new HashMap<>();
        if (bound.isEmpty()) {
            return lines;
        }
        jdbc.sql(
                        "SELECT MIN(b.user_id) AS user_id, MIN(b.order_id) AS order_id, MIN(b.product_id) AS product_id, MIN(b.purchased_at) AS at, "
                                + (shop.has(ShopView.PURCHASES, "unit_price")
                                        ? "CAST(SUM(b.quantity * b.unit_price) AS DECIMAL(18, 4))"
                                        : "NULL")
                                + " AS amount, "
                                + (shop.has(ShopView.PURCHASES, "currency") ? "MIN(b.currency)" : "NULL")
                                + " AS currency FROM recs_purchases b WHERE b.user_id IN (:users) AND b.purchased_at >= :since"
                                + " GROUP BY %s, %s, %s"
                                        .formatted(
                                                userIds.sqlExact("b.user_id"),
                                                shop.orderIds().sqlExact("b.order_id"),
                                                products.sqlExact("b.product_id")))
                .param("users", bound)
                .param("since", shop.bound(since, ShopView.PURCHASES, PURCHASED_AT))
                .query(row -> {
                    Optional<UserId> user = userIds.user(row, "user_id").filter(wanted::contains);
                    if (user.isPresent()) {
                        lines.computeIfAbsent(user.get(), unused -> new ArrayList<>())
                                .add(new OrderedLine(
                                        user.get(),
                                        new Line(
                                                shop.orderIds().text(row, "order_id"),
                                                products.text(row, "product_id"),
                                                shop.time(row, ShopView.PURCHASES, PURCHASED_AT, "at")),
                                        row.getBigDecimal("amount"),
                                        Objects.requireNonNullElse(row.getString("currency"), "")));
                    }
                });
        return lines;
    }
}
