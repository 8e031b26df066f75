package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.OrderLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which order line each refund took back, and how many pieces; so that a repeated import ends in the same store. */
final class RefundTable {

    private static final int CHUNK = 500;

    private final Connection connection;
    private final boolean isEmpty;

    private RefundTable(Connection connection, boolean isEmpty) {
        this.connection = connection;
        this.isEmpty = isEmpty;
    }

    static RefundTable over(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM recs_import_refunds LIMIT 1")) {
            return new RefundTable(connection, !row.next());
        }
    }

    /** Pieces that refunds of earlier imports took from some lines. */
    Map<LineKey, Integer> takenFrom(Collection<OrderLine.Purchase> lines) throws SQLException {
        Map<LineKey, Integer> taken = new HashMap<>();
        if (!isEmpty) {
            List<String> orders =
                    lines.stream().map(OrderLine.Purchase::orderId).distinct().toList();
            for (int from = 0; from < orders.size(); from += CHUNK) {
                read(orders.subList(from, Math.min(orders.size(), from + CHUNK)), taken);
            }
        }
        return taken;
    }

    /** Pieces that a refund took already, from whichever lines. */
    long takenBy(String refund, String product) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT COALESCE(SUM(quantity), 0) FROM recs_import_refunds WHERE refund_id = ? AND product_id = ?")) {
            query.setString(1, refund);
            query.setString(2, product);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void note(String refund, LineKey line, int pieces) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO recs_import_refunds (refund_id, order_id, product_id, quantity) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE quantity = quantity + VALUES(quantity)")) {
            insert.setString(1, refund);
            insert.setString(2, line.orderId());
            insert.setString(3, line.productId());
            insert.setInt(4, pieces);
            insert.executeUpdate();
        }
    }

    private void read(List<String> orders, Map<LineKey, Integer> taken) throws SQLException {
        String sql = "SELECT order_id, product_id, SUM(quantity) FROM recs_import_refunds WHERE order_id IN (?"
                + ", ?".repeat(orders.size() - 1) + ") GROUP BY order_id, product_id";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < orders.size(); i++) {
                query.setString(i + 1, orders.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    taken.put(new LineKey(rows.getString(1), rows.getString(2)), rows.getInt(3));
                }
            }
        }
    }
}
