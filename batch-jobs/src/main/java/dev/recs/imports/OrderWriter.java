package dev.recs.imports;

import dev.recs.stores.SqlTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes order lines in batches; a line that is there already stays as it is. */
final class OrderWriter {

    private static final int BATCH = 5_000;

    private final JdbcTemplate jdbc;
    private final Duration shift;
    private final List<OrderRow> pending = new ArrayList<>(BATCH);
    private long rows;

    OrderWriter(JdbcTemplate jdbc, Duration shift) {
        this.jdbc = jdbc;
        this.shift = shift;
    }

    void add(OrderRow row) {
        pending.add(row);
        rows++;
        if (pending.size() == BATCH) {
            flush();
        }
    }

    void flush() {
        List<Object[]> customers = pending.stream()
                .map(row -> new Object[] {
                    row.userId().value(), SqlTimes.write(row.purchasedAt().plus(shift))
                })
                .toList();
        List<Object[]> orders = pending.stream()
                .map(row -> new Object[] {
                    row.orderId(),
                    row.userId().value(),
                    SqlTimes.write(row.purchasedAt().plus(shift))
                })
                .toList();
        List<Object[]> lines = pending.stream()
                .map(row -> new Object[] {row.orderId(), row.productId().value(), row.quantity(), row.unitPrice()})
                .toList();
        jdbc.batchUpdate("""
                INSERT INTO customers VALUES (?, ?)
                ON DUPLICATE KEY UPDATE created_at = LEAST(created_at, VALUES(created_at))
                """, customers);
        jdbc.batchUpdate("INSERT IGNORE INTO orders VALUES (?, ?, ?)", orders);
        jdbc.batchUpdate("INSERT IGNORE INTO order_lines VALUES (?, ?, ?, ?)", lines);
        pending.clear();
    }

    long rows() {
        return rows;
    }
}
