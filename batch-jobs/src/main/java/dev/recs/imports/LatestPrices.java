package dev.recs.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives products without a price the unit price of their latest order line.
 *
 * <p>By one statement over the store, not from the file: so it does not matter which file came first.
 */
final class LatestPrices {

    private static final int BATCH = 1_000;

    private static final String UPDATE = """
            UPDATE products p
            JOIN (SELECT product_id, unit_price
                  FROM (SELECT l.product_id, l.unit_price,
                               ROW_NUMBER() OVER (PARTITION BY l.product_id ORDER BY o.ordered_at DESC, o.order_id DESC) AS place
                        FROM order_lines l
                        JOIN orders o ON o.order_id = l.order_id
                        JOIN recs_import_unpriced u ON u.product_id = l.product_id
                        WHERE l.unit_price IS NOT NULL) ranked
                  WHERE place = 1) latest ON latest.product_id = p.product_id
            SET p.price = latest.unit_price
            """;

    private final Connection connection;
    private final MultiRowStatement insert;
    private final List<List<@Nullable Object>> pending = new ArrayList<>();

    private LatestPrices(Connection connection) {
        this.connection = connection;
        this.insert = new MultiRowStatement(connection, "INSERT IGNORE INTO recs_import_unpriced VALUES", "");
    }

    static LatestPrices over(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TEMPORARY TABLE IF EXISTS recs_import_unpriced");
            statement.execute("""
                    CREATE TEMPORARY TABLE recs_import_unpriced (
                      product_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY)
                    """);
        }
        return new LatestPrices(connection);
    }

    void note(String productId) throws SQLException {
        pending.add(Arrays.asList((Object) productId));
        if (pending.size() == BATCH) {
            flush();
        }
    }

    void update() throws SQLException {
        flush();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(UPDATE);
            statement.execute("DROP TEMPORARY TABLE recs_import_unpriced");
        }
        connection.commit();
    }

    private void flush() throws SQLException {
        insert.execute(pending);
        pending.clear();
    }
}
