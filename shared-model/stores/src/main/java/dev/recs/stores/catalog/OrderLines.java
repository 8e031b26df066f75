package dev.recs.stores.catalog;

import dev.recs.model.order.OrderSource;
import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every purchase of the store, streamed by user. */
public final class OrderLines implements OrderSource {

    private static final int FETCH_SIZE = 10_000;

    private final JdbcTemplate jdbc;
    private final ShopViews shop;

    public OrderLines(JdbcTemplate jdbc, ShopViews shop) {
        this.jdbc = jdbc;
        this.shop = shop;
        jdbc.setFetchSize(FETCH_SIZE);
    }

    @Override
    public void forEach(Instant asOf, OrderLine line) {
        IdColumn users = shop.ids(ShopView.PURCHASES, "user_id");
        IdColumn products = shop.ids(ShopView.PURCHASES, "product_id");
        jdbc.query(
                """
                SELECT user_id, product_id, purchased_at FROM recs_purchases
                WHERE purchased_at <= ? ORDER BY user_id, purchased_at, product_id
                """,
                row -> {
                    line.accept(
                            users.text(row, "user_id"),
                            products.text(row, "product_id"),
                            shop.time(row, ShopView.PURCHASES, "purchased_at"));
                },
                shop.bound(asOf, ShopView.PURCHASES, "purchased_at"));
    }
}
