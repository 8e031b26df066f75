package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.OrderLine;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.SqlTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes back what was bought, once all purchases of a file are written: pieces of the user's latest purchases of the product up to the time of the refund,
 * those of the refund's own order first, whatever its time. A line of which no piece is left goes, and an order without lines.
 */
final class RefundWriter {

    private static final String LATEST = """
            SELECT l.order_id, l.quantity
            FROM orders o JOIN order_lines l ON l.order_id = o.order_id
            WHERE o.customer_id = ? AND l.product_id = ? AND (o.ordered_at <= ? OR o.order_id = ?)
            ORDER BY o.order_id = ? DESC, o.ordered_at DESC, o.order_id DESC
            LIMIT 1
            """;

    private static final String LATER = """
            SELECT o.order_id
            FROM orders o JOIN order_lines l ON l.order_id = o.order_id
            WHERE o.customer_id = ? AND l.product_id = ?
            ORDER BY o.ordered_at, o.order_id
            LIMIT 1
            """;

    private final Connection connection;
    private final Duration shift;
    private final RefundTable table;
    /** Pieces by refund in this file: a refund may have several rows. */
    private final Map<LineKey, Long> wanted = new HashMap<>();

    private long rows;

    RefundWriter(Connection connection, Duration shift, RefundTable table) {
        this.connection = connection;
        this.shift = shift;
        this.table = table;
    }

    /** @throws BadInput if there is nothing left to take back */
    void add(OrderLine.Refund refund) throws SQLException {
        String product = refund.productId().value();
        long all = wanted.merge(new LineKey(refund.refundId(), product), (long) refund.quantity(), Long::sum);
        long open = all - table.takenBy(refund.refundId(), product);
        boolean found = open <= 0;
        while (open > 0) {
            int taken = take(refund, open);
            if (taken == 0) {
                break;
            }
            found = true;
            open -= taken;
        }
        connection.commit();
        if (!found) {
            throw new BadInput(
                    "quantity or unit_price is below 0, a refund: expected an earlier purchase of this product by this user, "
                            + later(refund));
        }
        rows++;
    }

    /** Takes out a line of an order that is no purchase. */
    void remove(OrderLine.Cancelled line) throws SQLException {
        delete(new LineKey(line.orderId(), line.productId().value()));
        connection.commit();
    }

    long rows() {
        return rows;
    }

    private int take(OrderLine.Refund refund, long most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LATEST)) {
            query.setString(1, refund.userId().value());
            query.setString(2, refund.productId().value());
            query.setObject(3, SqlTimes.write(refund.at().plus(shift)));
            query.setString(4, refund.refundId());
            query.setString(5, refund.refundId());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return 0;
                }
                LineKey line = new LineKey(row.getString(1), refund.productId().value());
                int pieces = Math.toIntExact(Math.min(most, row.getInt(2)));
                reduce(line, pieces, row.getInt(2));
                table.note(refund.refundId(), line, pieces);
                return pieces;
            }
        }
    }

    /** What there is instead of a purchase before the refund. */
    private String later(OrderLine.Refund refund) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LATER)) {
            query.setString(1, refund.userId().value());
            query.setString(2, refund.productId().value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? "order '%s' is later".formatted(row.getString(1)) : "there is none left";
            }
        }
    }

    private void reduce(LineKey line, int pieces, int there) throws SQLException {
        if (pieces == there) {
            delete(line);
            return;
        }
        execute(
                "UPDATE order_lines SET quantity = quantity - " + pieces + " WHERE order_id = ? AND product_id = ?",
                line);
    }

    private void delete(LineKey line) throws SQLException {
        execute("DELETE FROM order_lines WHERE order_id = ? AND product_id = ?", line);
        try (PreparedStatement orders = connection.prepareStatement(
                "DELETE FROM orders WHERE order_id = ? AND NOT EXISTS (SELECT 1 FROM order_lines WHERE order_id = ?)")) {
            orders.setString(1, line.orderId());
            orders.setString(2, line.orderId());
            orders.executeUpdate();
        }
    }

    private void execute(String sql, LineKey line) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, line.orderId());
            statement.setString(2, line.productId());
            statement.executeUpdate();
        }
    }
}
