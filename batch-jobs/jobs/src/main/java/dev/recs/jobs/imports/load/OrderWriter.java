package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.OrderLine;
import dev.recs.stores.SqlTimes;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes order lines with their orders and users, a transaction a batch. What an earlier import took back stays taken back. */
final class OrderWriter {

    static final int BATCH = 5_000;

    private final Connection connection;
    private final Duration shift;
    private final RefundTable refunds;
    private final LineCurrencies currencies;
    private final MultiRowStatement customers;
    private final MultiRowStatement orders;
    private final MultiRowStatement lines;
    private final List<OrderLine.Purchase> pending = new ArrayList<>(BATCH);
    private long rows;

    OrderWriter(Connection connection, Duration shift, RefundTable refunds, LineCurrencies currencies) {
        this.connection = connection;
        this.shift = shift;
        this.refunds = refunds;
        this.currencies = currencies;
        this.customers = new MultiRowStatement(
                connection,
                "INSERT INTO customers (customer_id, created_at) VALUES",
                "ON DUPLICATE KEY UPDATE created_at = LEAST(created_at, VALUES(created_at))");
        this.orders = new MultiRowStatement(
                connection,
                "INSERT INTO orders (order_id, customer_id, ordered_at) VALUES",
                "ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id), ordered_at = VALUES(ordered_at)");
        // A child or gift line at 0 must not take the price of its parent line.
        this.lines = new MultiRowStatement(
                connection,
                "INSERT INTO order_lines (order_id, product_id, quantity, unit_price) VALUES",
                "ON DUPLICATE KEY UPDATE quantity = VALUES(quantity),"
                        + " unit_price = IF(VALUES(unit_price) > 0, VALUES(unit_price), COALESCE(unit_price, VALUES(unit_price)))");
    }

    void add(OrderLine.Purchase row) throws SQLException {
        pending.add(row);
        rows++;
        if (pending.size() == BATCH) {
            flush();
        }
    }

    void flush() throws SQLException {
        Map<String, List<@Nullable Object>> customerRows = new LinkedHashMap<>();
        Map<String, List<@Nullable Object>> orderRows = new LinkedHashMap<>();
        List<List<@Nullable Object>> lineRows = new ArrayList<>(pending.size());
        Map<LineKey, Integer> taken = refunds.takenFrom(pending);
        Map<String, String> currencyOfProduct = currencies.ofProducts(pending);
        for (OrderLine.Purchase row : pending) {
            LocalDateTime at = SqlTimes.write(row.purchasedAt().plus(shift));
            String user = row.userId().value();
            customerRows.merge(user, Arrays.asList(user, at), OrderWriter::earlier);
            String product = row.productId().value();
            int left = row.quantity() - taken.getOrDefault(new LineKey(row.orderId(), product), 0);
            if (left > 0) {
                orderRows.put(row.orderId(), Arrays.asList(row.orderId(), user, at));
                @Nullable BigDecimal price = currencies.price(row, currencyOfProduct);
                lineRows.add(Arrays.asList(row.orderId(), product, left, price));
            }
        }
        customers.execute(customerRows.values());
        orders.execute(orderRows.values());
        lines.execute(lineRows);
        connection.commit();
        pending.clear();
    }

    private static List<@Nullable Object> earlier(List<@Nullable Object> one, List<@Nullable Object> other) {
        return one.get(1) instanceof LocalDateTime a && other.get(1) instanceof LocalDateTime b && b.isBefore(a)
                ? other
                : one;
    }

    long rows() {
        return rows;
    }
}
