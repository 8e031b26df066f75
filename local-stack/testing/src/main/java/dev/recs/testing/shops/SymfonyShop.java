package dev.recs.testing.shops;

import dev.recs.testing.shops.OrderBook.Line;
import dev.recs.testing.shops.OrderBook.Order;
import dev.recs.testing.shops.OrderBook.State;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** The plain schema, as Doctrine writes it. */
public final class SymfonyShop implements TestShop {

    @Override
    public String schema() {
        return "symfony.sql";
    }

    @Override
    public String described() {
        return "the plain schema with refunded quantities in database %s";
    }

    @Override
    public void fill(JdbcTemplate shop, OrderBook book) {
        RowsInsert users = new RowsInsert(shop, "users (id, email, created_at)");
        for (int user = 1; user <= OrderBook.USERS; user++) {
            users.add("'%s', 'u%d@example.org', '2024-05-06 07:08:09'", user(user), user);
        }
        users.flush();
        RowsInsert products =
                new RowsInsert(shop, "products (id, name, description, category, price, stock, created_at)");
        for (int product = 1; product <= OrderBook.PRODUCTS; product++) {
            products.add(
                    "'%s', 'Thing %d', 'A thing', 'Category %d', %d.50, 5, '2025-01-02'",
                    product(product), product, product % OrderBook.CATEGORIES, product);
        }
        products.flush();
        RowsInsert orders = new RowsInsert(shop, "orders (id, user_id, status, created_at, updated_at)");
        RowsInsert items = new RowsInsert(shop, "order_items (id, order_id, product_id, quantity, unit_price)");
        for (Order order : book.orders()) {
            String at = TestShop.time(order.at());
            orders.add(
                    "'%s', %s, '%s', '%s', '%s'",
                    order(order.number()),
                    order.user() == 0 ? "NULL" : "'" + user(order.user()) + "'",
                    status(order.state()),
                    at,
                    at);
        }
        orders.flush();
        for (Order order : book.orders()) {
            int line = 0;
            for (Line bought : order.lines()) {
                items.add(
                        "'%s', '%s', '%s', %d, 3.00",
                        item(order.number(), ++line),
                        order(order.number()),
                        product(bought.product()),
                        bought.quantity());
            }
        }
        items.flush();
    }

    @Override
    public String user(int number) {
        return uuid("a", number);
    }

    @Override
    public String product(int number) {
        return uuid("b", number);
    }

    private static String order(int number) {
        return uuid("c", number);
    }

    private static String item(int order, int line) {
        return uuid("d" + line, order);
    }

    private static String uuid(String kind, int number) {
        return "%8s-0000-4000-8000-%012d".formatted(kind, number).replace(' ', '0');
    }

    @Override
    public void place(JdbcTemplate shop, int order, int user, int product, int quantity) {
        shop.update(
                "INSERT INTO orders (id, user_id, status, created_at) VALUES (?, ?, 'pending', ?)",
                order(order),
                user(user),
                TestShop.time(Instant.now()));
        line(shop, order, product, quantity);
    }

    @Override
    public void late(JdbcTemplate shop, int order, int user, int product, Instant stamp) {
        shop.update(
                "INSERT INTO orders (id, user_id, status, created_at, updated_at) VALUES (?, ?, 'paid', ?, ?)",
                order(order),
                user(user),
                TestShop.time(stamp),
                TestShop.time(stamp));
        line(shop, order, product, 1);
    }

    private void line(JdbcTemplate shop, int order, int product, int quantity) {
        shop.update(
                "INSERT INTO order_items (id, order_id, product_id, quantity, unit_price) VALUES (?, ?, ?, ?, 3)",
                item(order, 1),
                order(order),
                product(product),
                quantity);
    }

    @Override
    public void state(JdbcTemplate shop, int order, State state) {
        shop.update(
                "UPDATE orders SET status = ?, updated_at = ? WHERE id = ?",
                status(state),
                TestShop.time(Instant.now()),
                order(order));
    }

    @Override
    public void refund(JdbcTemplate shop, int order, int quantity) {
        shop.update(
                "UPDATE order_items SET refunded_quantity = refunded_quantity + ? WHERE id = ?",
                quantity,
                item(order, 1));
    }

    @Override
    public void move(JdbcTemplate shop, int order, int user) {
        shop.update("UPDATE orders SET user_id = ? WHERE id = ?", user(user), order(order));
    }

    /** The items go by their foreign key. */
    @Override
    public void delete(JdbcTemplate shop, int order) {
        shop.update("DELETE FROM orders WHERE id = ?", order(order));
    }

    @Override
    public void cartAndGuestOrder(JdbcTemplate shop, int product) {
        shop.update(
                "INSERT INTO orders (id, status, created_at) VALUES (?, 'paid', ?)",
                order(900_001),
                TestShop.time(Instant.now()));
        shop.update(
                "INSERT INTO order_items (id, order_id, product_id, quantity, unit_price) VALUES (?, ?, ?, 1, 3)",
                item(900_001, 1),
                order(900_001),
                product(product));
    }

    /** The orders go by their foreign key. */
    @Override
    public void deleteUser(JdbcTemplate shop, int user) {
        shop.update("DELETE FROM users WHERE id = ?", user(user));
    }

    private static String status(State state) {
        return switch (state) {
            case PENDING -> "pending";
            case PAID -> "paid";
            case CANCELLED -> "cancelled";
            case REFUNDED -> "refunded";
        };
    }

    @Override
    public String toString() {
        return "the plain schema";
    }
}
