package dev.recs.stores.catalog;

import dev.recs.model.order.OrderSource;
import dev.recs.stores.SqlTimes;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every purchase of the store, streamed by user. */
public final class OrderLines implements OrderSource {

    private static final int FETCH_SIZE = 10_000;

    private final JdbcTemplate jdbc;

    public OrderLines(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.setFetchSize(FETCH_SIZE);
    }

    @Override
    public void forEach(Instant asOf, OrderLine line) {
        jdbc.query(
                """
                SELECT user_id, product_id, purchased_at FROM recs_purchases
                WHERE purchased_at <= ? ORDER BY user_id, purchased_at, product_id
                """,
                row -> {
                    line.accept(
                            row.getString("user_id"), row.getString("product_id"), SqlTimes.read(row, "purchased_at"));
                },
                SqlTimes.write(asOf));
    }
}
