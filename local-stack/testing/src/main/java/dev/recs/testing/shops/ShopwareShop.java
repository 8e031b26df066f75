package dev.recs.testing.shops;

import dev.recs.testing.shops.OrderBook.Line;
import dev.recs.testing.shops.OrderBook.Order;
import dev.recs.testing.shops.OrderBook.State;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** Shopware writes the live version of an order; a paid one has a transaction whose state says so. */
public final class ShopwareShop implements TestShop {

    private static final String LIVE = "0fa91ce3e96a4bc2be4bd9ce752c3425";
    private static final String DRAFT = "11111111111111111111111111111111";
    private static final String LANGUAGE = "2fbb5fe2e29a4d70aa5854ce7ce3e20b";
    private static final String EURO = "b7d2554b0ce847cd82f3ac9bd1c0dfca";
    private static final String PRICE = "{\"c" + EURO + "\": {\"net\": 8.40, \"gross\": 10.00, \"linked\": true}}";
    private static final String LINE_PRICE = "{\"unitPrice\": 3.00, \"totalPrice\": 3.00}";
    private static final String[] STATES = {"open", "completed", "cancelled", "paid", "refunded", "refunded_partially"};

    @Override
    public String schema() {
        return "shopware.sql";
    }

    @Override
    public String described() {
        return "Shopware 6 6.6 in database %s";
    }

    @Override
    public void fill(JdbcTemplate shop, OrderBook book) {
        shop.execute("INSERT INTO migration (class, creation_timestamp, `update`) VALUES"
                + " ('Shopware\\\\Core\\\\Migration\\\\V6_3\\\\Migration1536232990Order', 1536232990, NOW(6)),"
                + " ('Shopware\\\\Core\\\\Migration\\\\V6_6\\\\Migration1720000000Something', 1720000000, NOW(6))");
        shop.execute("INSERT INTO state_machine (id, technical_name, created_at) VALUES (%s, 'order.state', NOW())"
                .formatted(hex(id("ee", 1))));
        RowsInsert states =
                new RowsInsert(shop, "state_machine_state (id, technical_name, state_machine_id, created_at)");
        for (String state : STATES) {
            states.add("%s, '%s', %s, NOW()", hex(state(state)), state, hex(id("ee", 1)));
        }
        states.flush();
        shop.execute("INSERT INTO currency VALUES (%s, 'EUR', 1, NOW())".formatted(hex(EURO)));
        customersAndProducts(shop);
        orders(shop, book);
        lines(shop, book);
    }

    private void customersAndProducts(JdbcTemplate shop) {
        RowsInsert customers =
                new RowsInsert(shop, "customer (id, customer_number, first_name, last_name, email, guest, created_at)");
        for (int user = 1; user <= OrderBook.USERS; user++) {
            customers.add(
                    "%s, '%d', 'A', 'B', 'u%d@example.org', 0, '2024-05-06 07:08:09'", hex(user(user)), user, user);
        }
        customers.add("%s, 'g', 'A', 'B', 'g@example.org', 1, '2024-05-06 07:08:09'", hex(user(0)));
        customers.flush();
        RowsInsert products = new RowsInsert(
                shop, "product (id, version_id, product_number, active, price, stock, available, created_at)");
        RowsInsert texts = new RowsInsert(
                shop,
                "product_translation (product_id, product_version_id, language_id, name, description, created_at)");
        RowsInsert categories = new RowsInsert(shop, "product_category");
        RowsInsert seen = new RowsInsert(shop, "product_visibility");
        for (int product = 1; product <= OrderBook.PRODUCTS; product++) {
            String id = hex(product(product));
            products.add("%s, %s, 'P%d', 1, '%s', 5, 1, '2025-01-02'", id, hex(LIVE), product, PRICE);
            texts.add("%s, %s, %s, 'Thing %d', '<p>A thing</p>', NOW()", id, hex(LIVE), hex(LANGUAGE), product);
            categories.add("%s, %s, %s, %s", id, hex(LIVE), hex(id("cc", product % OrderBook.CATEGORIES)), hex(LIVE));
            seen.add("%s, %s, %s, %s, 30, NOW()", hex(id("dd", product)), id, hex(LIVE), hex(id("ff", 1)));
        }
        products.flush();
        texts.flush();
        categories.flush();
        seen.flush();
        RowsInsert names = new RowsInsert(shop, "category_translation");
        for (int category = 0; category < OrderBook.CATEGORIES; category++) {
            names.add("%s, %s, %s, 'Category %d', NOW()", hex(id("cc", category)), hex(LIVE), hex(LANGUAGE), category);
        }
        names.flush();
    }

    private void orders(JdbcTemplate shop, OrderBook book) {
        RowsInsert orders = new RowsInsert(
                shop, "`order` (id, version_id, state_id, order_number, currency_id, order_date_time, created_at)");
        for (Order order : book.orders()) {
            String id = hex(order(order.number()));
            String at = TestShop.time(order.at());
            orders.add(
                    "%s, %s, %s, '%d', %s, '%s', '%s'",
                    id,
                    hex(LIVE),
                    hex(state(order.state() == State.CANCELLED ? "cancelled" : "open")),
                    order.number(),
                    hex(EURO),
                    at,
                    at);
        }
        orders.flush();
    }

    private void lines(JdbcTemplate shop, OrderBook book) {
        RowsInsert customers = new RowsInsert(
                shop,
                "order_customer (id, version_id, customer_id, order_id, order_version_id, email, first_name, last_name, created_at)");
        RowsInsert items = new RowsInsert(
                shop,
                "order_line_item (id, version_id, order_id, order_version_id, identifier, referenced_id, label, quantity, type, price, created_at)");
        RowsInsert payments = new RowsInsert(
                shop, "order_transaction (id, version_id, order_id, order_version_id, state_id, created_at)");
        for (Order order : book.orders()) {
            String id = hex(order(order.number()));
            customers.add(
                    "%s, %s, %s, %s, %s, 'x@example.org', 'A', 'B', NOW()",
                    id, hex(LIVE), hex(user(order.user())), id, hex(LIVE));
            payments.add("%s, %s, %s, %s, %s, NOW()", id, hex(LIVE), id, hex(LIVE), hex(state(payment(order.state()))));
            int line = 0;
            for (Line bought : order.lines()) {
                items.add(
                        "%s, %s, %s, %s, 'i', '%s', 'Thing', %d, 'product', '%s', NOW()",
                        hex(item(order.number(), ++line)),
                        hex(LIVE),
                        id,
                        hex(LIVE),
                        product(bought.product()),
                        bought.quantity(),
                        LINE_PRICE);
            }
        }
        customers.flush();
        payments.flush();
        items.flush();
    }

    @Override
    public String user(int number) {
        return id("a0", number);
    }

    @Override
    public String product(int number) {
        return id("b0", number);
    }

    private static String order(int number) {
        return id("c0", number);
    }

    private static String item(int order, int line) {
        return id("d" + line, order);
    }

    private static String state(String name) {
        return id("e0", Math.abs(name.hashCode() % 1_000_000));
    }

    private static String id(String kind, int number) {
        return "%s%030d".formatted(kind, number);
    }

    private static String hex(String id) {
        return "UNHEX('" + id + "')";
    }

    /** All in one transaction would be its way; statement by statement is harder for us. */
    @Override
    public void place(JdbcTemplate shop, int order, int user, int product, int quantity) {
        String id = hex(order(order));
        String live = hex(LIVE);
        shop.execute(
                "INSERT INTO `order` (id, version_id, state_id, order_number, currency_id, order_date_time, created_at) VALUES (%s, %s, %s, '%d', %s, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))"
                        .formatted(id, live, hex(state("open")), order, hex(EURO)));
        shop.execute(
                "INSERT INTO order_customer (id, version_id, customer_id, order_id, order_version_id, email, first_name, last_name, created_at) VALUES (%s, %s, %s, %s, %s, 'x@example.org', 'A', 'B', NOW())"
                        .formatted(id, live, hex(user(user)), id, live));
        shop.execute(
                "INSERT INTO order_line_item (id, version_id, order_id, order_version_id, identifier, referenced_id, label, quantity, type, price, created_at) VALUES (%s, %s, %s, %s, 'i', '%s', 'Thing', %d, 'product', '%s', NOW())"
                        .formatted(hex(item(order, 1)), live, id, live, product(product), quantity, LINE_PRICE));
        shop.execute(
                "INSERT INTO order_transaction (id, version_id, order_id, order_version_id, state_id, created_at) VALUES (%s, %s, %s, %s, %s, NOW())"
                        .formatted(id, live, id, live, hex(state("open"))));
        String draft = hex(DRAFT);
        shop.execute(
                "INSERT INTO `order` (id, version_id, state_id, order_number, currency_id, order_date_time, created_at) VALUES (%s, %s, %s, '%d', %s, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))"
                        .formatted(id, draft, hex(state("open")), order, hex(EURO)));
    }

    /** Its orders cannot be polled: no stamp is looked at. */
    @Override
    public void late(JdbcTemplate shop, int order, int user, int product, Instant stamp) {
        place(shop, order, user, product, 1);
        state(shop, order, State.PAID);
    }

    @Override
    public void state(JdbcTemplate shop, int order, State state) {
        shop.execute("UPDATE `order` SET state_id = %s, updated_at = UTC_TIMESTAMP(3) WHERE id = %s AND version_id = %s"
                .formatted(hex(state(state == State.CANCELLED ? "cancelled" : "open")), hex(order(order)), hex(LIVE)));
        shop.execute("UPDATE order_transaction SET state_id = %s WHERE id = %s"
                .formatted(hex(state(payment(state))), hex(order(order))));
    }

    @Override
    public void refund(JdbcTemplate shop, int order, int quantity) {
        String id = hex(order(order));
        String live = hex(LIVE);
        shop.execute("INSERT INTO order_transaction_capture VALUES (%s, %s, %s, %s, %s, NOW())"
                .formatted(id, live, id, live, hex(state("completed"))));
        shop.execute("INSERT INTO order_transaction_capture_refund VALUES (%s, %s, %s, %s, %s, NOW())"
                .formatted(id, live, id, live, hex(state("open"))));
        shop.execute("INSERT INTO order_transaction_capture_refund_position VALUES (%s, %s, %s, %s, %s, %s, %d, NOW())"
                .formatted(id, live, id, live, hex(item(order, 1)), live, quantity));
        shop.execute("UPDATE order_transaction_capture_refund SET state_id = %s WHERE id = %s"
                .formatted(hex(state("completed")), id));
    }

    @Override
    public void move(JdbcTemplate shop, int order, int user) {
        shop.execute("UPDATE order_customer SET customer_id = %s WHERE order_id = %s"
                .formatted(hex(user(user)), hex(order(order))));
    }

    /** All that belongs to it goes by foreign keys. */
    @Override
    public void delete(JdbcTemplate shop, int order) {
        shop.execute("DELETE FROM `order` WHERE id = %s".formatted(hex(order(order))));
    }

    @Override
    public void cartAndGuestOrder(JdbcTemplate shop, int product) {
        place(shop, 900_001, 0, product, 1);
        state(shop, 900_001, State.PAID);
    }

    /** Orders stay, of nobody. */
    @Override
    public void deleteUser(JdbcTemplate shop, int user) {
        shop.execute("DELETE FROM customer WHERE id = %s".formatted(hex(user(user))));
    }

    private static String payment(State state) {
        return switch (state) {
            case PENDING -> "open";
            case PAID, CANCELLED -> "paid";
            case REFUNDED -> "refunded";
        };
    }

    @Override
    public String toString() {
        return "Shopware";
    }
}
