package dev.recs.jobs.imports.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives products without a price the unit price of their latest order line that has one above zero: child and gift lines are no prices.
 *
 * <p>By one statement over the store, not from the file: so it does not matter which file came first. Where the latest is more than
 * {@value #MAX_RATIO} times the product's median, or less than that part of it, the lines are hardly of one currency, and no price is taken.
 */
final class LatestPrices {

    private static final int BATCH = 1_000;

    private static final int MAX_RATIO = 20;

    private static final String LATEST = """
            (SELECT product_id,
                    MAX(CASE WHEN place = 1 THEN unit_price END) AS latest,
                    MAX(CASE WHEN rank_of_price = (priced + 1) DIV 2 THEN unit_price END) AS median
             FROM (SELECT l.product_id, l.unit_price,
                          ROW_NUMBER() OVER (PARTITION BY l.product_id ORDER BY o.ordered_at DESC, o.order_id DESC) AS place,
                          ROW_NUMBER() OVER (PARTITION BY l.product_id ORDER BY l.unit_price) AS rank_of_price,
                          COUNT(*) OVER (PARTITION BY l.product_id) AS priced
                   FROM order_lines l
                   JOIN orders o ON o.order_id = l.order_id
                   JOIN recs_import_unpriced u ON u.product_id = l.product_id
                   WHERE l.unit_price > 0) ranked
             GROUP BY product_id)
            """;

    private static final String IS_PLAUSIBLE =
            "t.latest <= %1$d * t.median AND t.median <= %1$d * t.latest".formatted(MAX_RATIO);

    private static final String UPDATE =
            "UPDATE products p JOIN %s t ON t.product_id = p.product_id SET p.price = t.latest, p.currency = COALESCE(p.currency, ?) WHERE %s"
                    .formatted(LATEST, IS_PLAUSIBLE);

    private static final String IMPLAUSIBLE =
            "SELECT t.product_id FROM %s t WHERE NOT (%s) ORDER BY t.product_id".formatted(LATEST, IS_PLAUSIBLE);

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

    /**
     * Sets the prices.
     *
     * @param currency of the lines, for products that have none; empty if it is not known
     * @return products whose lines differ too much to tell a price
     */
    List<String> update(Optional<String> currency) throws SQLException {
        flush();
        List<String> implausible = new ArrayList<>();
        try (PreparedStatement update = connection.prepareStatement(UPDATE);
                Statement statement = connection.createStatement()) {
            update.setString(1, currency.orElse(null));
            update.executeUpdate();
            try (ResultSet rows = statement.executeQuery(IMPLAUSIBLE)) {
                while (rows.next()) {
                    implausible.add(rows.getString(1));
                }
            }
            statement.execute("DROP TEMPORARY TABLE recs_import_unpriced");
        }
        connection.commit();
        return implausible;
    }

    private void flush() throws SQLException {
        insert.execute(pending);
        pending.clear();
    }
}
