package dev.recs.testing.shops;

import dev.recs.testing.shops.OrderBook.Line;
import dev.recs.testing.shops.OrderBook.Order;
import dev.recs.testing.shops.OrderBook.State;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** WooCommerce writes an order's head, each item, and each of the item's values as a statement of its own, without a transaction. */
public final class WooCommerceShop implements TestShop {

    private static final int ORDERS = 10_000;
    private static final int ITEMS = 10;
    private static final int REFUNDS = 5_000_000;

    @Override
    public String schema() {
        return "woocommerce.sql";
    }

    @Override
    public String described() {
        return "WooCommerce 9.9.5 in database %s, prefix wp_";
    }

    @Override
    public void fill(JdbcTemplate shop, OrderBook book) {
        shop.execute("INSERT INTO wp_options (option_name, option_value) VALUES ('siteurl', 'https://shop.example'),"
                + " ('home', 'https://shop.example'), ('woocommerce_currency', 'EUR'), ('woocommerce_version', '9.9.5'),"
                + " ('woocommerce_custom_orders_table_enabled', 'yes')");
        RowsInsert users = new RowsInsert(shop, "wp_users (ID, user_login, user_email, user_registered)");
        for (int user = 1; user <= OrderBook.USERS; user++) {
            users.add("%d, 'u%d', 'u%d@example.org', '2024-05-06 07:08:09'", user, user, user);
        }
        users.flush();
        products(shop);
        RowsInsert orders = new RowsInsert(
                shop,
                "wp_wc_orders (id, status, type, currency, customer_id, billing_email, date_created_gmt, date_updated_gmt, parent_order_id)");
        RowsInsert items = new RowsInsert(
                shop, "wp_woocommerce_order_items (order_item_id, order_item_name, order_item_type, order_id)");
        RowsInsert meta = new RowsInsert(shop, "wp_woocommerce_order_itemmeta (order_item_id, meta_key, meta_value)");
        for (Order order : book.orders()) {
            int id = ORDERS + order.number();
            String at = TestShop.time(order.at());
            orders.add(
                    "%d, '%s', 'shop_order', 'EUR', %d, 'x@example.org', '%s', '%s', 0",
                    id, status(order.state()), order.user(), at, at);
            int item = ITEMS * id;
            for (Line line : order.lines()) {
                items.add("%d, 'thing', 'line_item', %d", ++item, id);
                meta.add("%d, '_product_id', '%d'", item, line.product());
                meta.add("%d, '_variation_id', '0'", item);
                meta.add("%d, '_qty', '%d'", item, line.quantity());
                meta.add("%d, '_line_total', '%d'", item, 3 * line.quantity());
            }
        }
        orders.flush();
        items.flush();
        meta.flush();
        shop.execute(
                "INSERT INTO wp_wc_orders (id, status, type, customer_id) VALUES (1, 'wc-checkout-draft', 'shop_order', 1)");
    }

    private static void products(JdbcTemplate shop) {
        RowsInsert terms = new RowsInsert(shop, "wp_terms (term_id, name, slug)");
        RowsInsert taxonomy =
                new RowsInsert(shop, "wp_term_taxonomy (term_taxonomy_id, term_id, taxonomy, description)");
        for (int category = 1; category <= OrderBook.CATEGORIES; category++) {
            terms.add("%d, 'Category %d', 'category-%d'", category, category, category);
            taxonomy.add("%d, %d, 'product_cat', ''", 10 + category, category);
        }
        terms.flush();
        taxonomy.flush();
        RowsInsert posts = new RowsInsert(
                shop,
                "wp_posts (ID, post_title, post_content, post_excerpt, to_ping, pinged, post_content_filtered, post_type, post_modified_gmt)");
        RowsInsert meta = new RowsInsert(shop, "wp_postmeta (post_id, meta_key, meta_value)");
        RowsInsert relations = new RowsInsert(shop, "wp_term_relationships (object_id, term_taxonomy_id)");
        for (int product = 1; product <= OrderBook.PRODUCTS; product++) {
            posts.add(
                    "%d, 'Thing %d', '<p>A <b>thing</b></p>', '', '', '', '', 'product', '2025-01-02 03:04:05'",
                    product, product);
            meta.add("%d, '_price', '%d.50'", product, product);
            meta.add("%d, '_stock_status', 'instock'", product);
            relations.add("%d, %d", product, 11 + product % OrderBook.CATEGORIES);
        }
        posts.flush();
        meta.flush();
        relations.flush();
    }

    @Override
    public String user(int number) {
        return Integer.toString(number);
    }

    @Override
    public String product(int number) {
        return Integer.toString(number);
    }

    @Override
    public void place(JdbcTemplate shop, int order, int user, int product, int quantity) {
        head(shop, order, user, State.PENDING, Instant.now());
        item(shop, ITEMS * (ORDERS + order) + 1, ORDERS + order, product, quantity);
    }

    @Override
    public void late(JdbcTemplate shop, int order, int user, int product, Instant stamp) {
        head(shop, order, user, State.PAID, stamp);
        item(shop, ITEMS * (ORDERS + order) + 1, ORDERS + order, product, 1);
    }

    private static void head(JdbcTemplate shop, int order, int user, State state, Instant at) {
        shop.update(
                "INSERT INTO wp_wc_orders (id, status, type, currency, customer_id, date_created_gmt, date_updated_gmt, parent_order_id) VALUES (?, ?, 'shop_order', 'EUR', ?, ?, ?, 0)",
                ORDERS + order,
                status(state),
                user,
                TestShop.time(at),
                TestShop.time(at));
    }

    private static void item(JdbcTemplate shop, int item, int order, int product, int quantity) {
        shop.update(
                "INSERT INTO wp_woocommerce_order_items (order_item_id, order_item_name, order_item_type, order_id) VALUES (?, 'thing', 'line_item', ?)",
                item,
                order);
        meta(shop, item, "_product_id", product);
        meta(shop, item, "_variation_id", 0);
        meta(shop, item, "_qty", quantity);
        meta(shop, item, "_line_total", 3 * quantity);
    }

    private static void meta(JdbcTemplate shop, int item, String key, int value) {
        shop.update(
                "INSERT INTO wp_woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) VALUES (?, ?, ?)",
                item,
                key,
                Integer.toString(value));
    }

    @Override
    public void state(JdbcTemplate shop, int order, State state) {
        shop.update(
                "UPDATE wp_wc_orders SET status = ?, date_updated_gmt = ? WHERE id = ?",
                status(state),
                TestShop.time(Instant.now()),
                ORDERS + order);
    }

    @Override
    public void refund(JdbcTemplate shop, int order, int quantity) {
        int parent = ORDERS + order;
        int refund = REFUNDS + order;
        String now = TestShop.time(Instant.now());
        shop.update(
                "INSERT INTO wp_wc_orders (id, status, type, currency, customer_id, date_created_gmt, date_updated_gmt, parent_order_id) VALUES (?, 'wc-completed', 'shop_order_refund', 'EUR', 0, ?, ?, ?)",
                refund,
                now,
                now,
                parent);
        Integer product = shop.queryForObject(
                "SELECT meta_value FROM wp_woocommerce_order_itemmeta WHERE order_item_id = ? AND meta_key = '_product_id'",
                Integer.class,
                ITEMS * parent + 1);
        int item = REFUNDS * ITEMS + order;
        item(shop, item, refund, product == null ? 0 : product, -quantity);
        meta(shop, item, "_refunded_item_id", ITEMS * parent + 1);
    }

    @Override
    public void move(JdbcTemplate shop, int order, int user) {
        shop.update("UPDATE wp_wc_orders SET customer_id = ? WHERE id = ?", user, ORDERS + order);
    }

    /** Values, items, head: in this order. */
    @Override
    public void delete(JdbcTemplate shop, int order) {
        int id = ORDERS + order;
        shop.update(
                "DELETE FROM m USING wp_woocommerce_order_itemmeta m JOIN wp_woocommerce_order_items i ON i.order_item_id = m.order_item_id WHERE i.order_id = ?",
                id);
        shop.update("DELETE FROM wp_woocommerce_order_items WHERE order_id = ?", id);
        shop.update("DELETE FROM wp_wc_orders WHERE id = ?", id);
    }

    @Override
    public void cartAndGuestOrder(JdbcTemplate shop, int product) {
        shop.update(
                "INSERT INTO wp_wc_orders (id, status, type, customer_id) VALUES (2, 'wc-checkout-draft', 'shop_order', 1), (3, 'wc-completed', 'shop_order', 0), (4, NULL, NULL, NULL)");
        item(shop, 3, 2, product, 1);
        item(shop, 4, 3, product, 1);
    }

    /** Orders stay as a guest's. */
    @Override
    public void deleteUser(JdbcTemplate shop, int user) {
        shop.update("DELETE FROM wp_users WHERE ID = ?", user);
        shop.update("UPDATE wp_wc_orders SET customer_id = 0 WHERE customer_id = ?", user);
    }

    private static String status(State state) {
        return switch (state) {
            case PENDING -> "wc-pending";
            case PAID -> "wc-completed";
            case CANCELLED -> "wc-cancelled";
            case REFUNDED -> "wc-refunded";
        };
    }

    @Override
    public String toString() {
        return "WooCommerce";
    }
}
