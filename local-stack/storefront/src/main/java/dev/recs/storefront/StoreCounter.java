package dev.recs.storefront;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.stores.SqlTimes;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where customers are registered and orders are taken: writes the tables of the reference store, as a shop's server does. */
final class StoreCounter {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoreCounter(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those of the ids that are customers. */
    Set<String> known(List<UserId> ids) {
        return new HashSet<>(jdbc.sql("SELECT customer_id FROM customers WHERE customer_id IN (:ids)")
                .param("ids", ids.stream().map(UserId::value).toList())
                .query(String.class)
                .list());
    }

    UserId register() {
        UserId customer = new UserId("web-" + shortId());
        insertCustomer(customer, SqlTimes.write(clock.instant()));
        return customer;
    }

    /**
     * Takes an order of one of each product; who was no customer yet becomes one.
     *
     * @return the order's id, committed
     */
    String order(UserId customer, List<ProductId> products) {
        String order = "web-" + UUID.randomUUID();
        LocalDateTime now = SqlTimes.write(clock.instant());
        transaction.executeWithoutResult(_ -> {
            insertCustomer(customer, now);
            jdbc.sql("INSERT INTO orders (order_id, customer_id, ordered_at) VALUES (?, ?, ?)")
                    .params(order, customer.value(), now)
                    .update();
            products.stream().distinct().forEach(product -> insertLine(order, product));
        });
        return order;
    }

    private void insertCustomer(UserId customer, LocalDateTime now) {
        jdbc.sql("INSERT IGNORE INTO customers (customer_id, created_at) VALUES (?, ?)")
                .params(customer.value(), now)
                .update();
    }

    private void insertLine(String order, ProductId product) {
        int lines = jdbc.sql("""
                        INSERT INTO order_lines (order_id, product_id, quantity, unit_price)
                        SELECT ?, product_id, 1, price FROM products WHERE product_id = ? AND in_stock
                        """).params(order, product.value()).update();
        if (lines == 0) {
            throw new NotForSaleException(product);
        }
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
