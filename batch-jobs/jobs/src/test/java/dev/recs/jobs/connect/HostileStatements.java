package dev.recs.jobs.connect;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Statements on WooCommerce's tables that no shop would send and any plugin may: NULLs, ids out of range, texts that are too long, whole tables. */
final class HostileStatements implements Supplier<String> {

    private static final List<String> IDS = List.of(
            "NULL", "0", "1", "7", "20", "-1", "18446744073709551615", "'7abc'", "'guest'", "1e30", "10007", "10020");
    private static final List<String> STATES = List.of(
            "'wc-completed'",
            "'wc-pending'",
            "NULL",
            "''",
            "REPEAT('x', 400)",
            "'wc-refunded'",
            "'ÄÖ🍵'",
            "_latin1'\\xe4'");
    private static final List<String> TYPES = List.of("'shop_order'", "'shop_order_refund'", "NULL", "'post'");
    private static final List<String> TIMES = List.of(
            "NULL",
            "'0000-00-00 00:00:00'",
            "'2026-02-30 12:00:00'",
            "'9999-12-31 23:59:59'",
            "'soon'",
            "'2026-01-02 03:04:05'",
            "'1000-01-01'");
    private static final List<String> KEYS =
            List.of("'_qty'", "'_product_id'", "'_refunded_item_id'", "NULL", "REPEAT('k', 300)", "'_line_total'");
    private static final List<String> VALUES =
            List.of("NULL", "'1'", "'-3'", "'many'", "REPEAT('9', 5000)", "'1e400'", "x'ff00'");
    private static final String ORDERS = "wp_wc_orders";

    private final SplittableRandom random = new SplittableRandom(1_000);

    @Override
    public String get() {
        String id = Integer.toString(20_000 + random.nextInt(200));
        int kind = random.nextInt(18);
        return kind < 10 ? ofOrders(kind, id) : elsewhere(kind);
    }

    private String ofOrders(int kind, String id) {
        return switch (kind) {
            case 0, 1, 2 ->
                "INSERT INTO %s (id, status, type, customer_id, date_created_gmt, parent_order_id) VALUES (%s, %s, %s, %s, %s, %s)"
                        .formatted(ORDERS, id, any(STATES), any(TYPES), any(IDS), any(TIMES), any(IDS));
            case 3 ->
                "INSERT IGNORE INTO %s (id, status, type, customer_id) VALUES (%s, %s, 'shop_order', %s), (%s, 'wc-completed', 'shop_order', 7)"
                        .formatted(ORDERS, any(IDS), any(STATES), any(IDS), id);
            case 4 ->
                "REPLACE INTO %s (id, status, type, customer_id, parent_order_id) VALUES (%s, 'wc-completed', %s, 7, 10001)"
                        .formatted(ORDERS, id, any(TYPES));
            case 5 ->
                "INSERT INTO %s (id, status, type, customer_id) VALUES (10007, 'wc-completed', 'shop_order', 3) ON DUPLICATE KEY UPDATE customer_id = %s, status = %s"
                        .formatted(ORDERS, any(IDS), any(STATES));
            case 6 ->
                "UPDATE %s SET customer_id = %s, type = %s WHERE id BETWEEN 10001 AND %s"
                        .formatted(ORDERS, any(IDS), any(TYPES), 10_001 + random.nextInt(20));
            case 7 ->
                "UPDATE %s SET status = %s, date_created_gmt = %s WHERE customer_id = %s"
                        .formatted(ORDERS, any(STATES), any(TIMES), any(IDS));
            case 8 -> "DELETE FROM %s WHERE id = %s OR parent_order_id = %s".formatted(ORDERS, id, any(IDS));
            default ->
                "INSERT INTO %s (id, status, type, customer_id) SELECT id + 1000000 + %s, status, type, customer_id FROM (SELECT * FROM %s WHERE id < 10005) o"
                        .formatted(ORDERS, id, ORDERS);
        };
    }

    private String elsewhere(int kind) {
        return switch (kind) {
            case 10 ->
                "INSERT INTO wp_woocommerce_order_items (order_item_name, order_item_type, order_id) VALUES ('x', %s, %s)"
                        .formatted(any(List.of("'line_item'", "NULL", "'fee'", "REPEAT('t', 300)")), any(IDS));
            case 11 ->
                "INSERT INTO wp_woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) VALUES (%s, %s, %s)"
                        .formatted(any(List.of("100071", "100201", "NULL", "-1", "1")), any(KEYS), any(VALUES));
            case 12 ->
                "UPDATE wp_woocommerce_order_itemmeta SET meta_key = %s, meta_value = %s WHERE order_item_id = %d"
                        .formatted(any(KEYS), any(VALUES), 100_011 + 10 * random.nextInt(50));
            case 13 ->
                "DELETE m FROM wp_woocommerce_order_itemmeta m JOIN wp_woocommerce_order_items i ON i.order_item_id = m.order_item_id WHERE i.order_id = %d"
                        .formatted(10_001 + random.nextInt(60));
            case 14 ->
                "UPDATE wp_woocommerce_order_items SET order_id = %s WHERE order_item_id = %d"
                        .formatted(any(IDS), 100_011 + 10 * random.nextInt(50));
            case 15 ->
                "INSERT INTO wp_users (user_login, user_registered) VALUES (%s, %s)".formatted(any(STATES), any(TIMES));
            case 16 -> "DELETE FROM wp_users WHERE ID = %d".formatted(100 + random.nextInt(150));
            default -> "UPDATE wp_users SET ID = ID + 1000000 WHERE ID = %d".formatted(250 + random.nextInt(40));
        };
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
