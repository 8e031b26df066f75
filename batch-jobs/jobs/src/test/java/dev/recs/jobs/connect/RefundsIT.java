package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LocalStack;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.OrderBook.State;
import dev.recs.testing.shops.TestShop;
import dev.recs.testing.shops.WooCommerceShop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Refunds as WooCommerce writes them: an order of type {@code shop_order_refund} below the order, with a line of its own for each line that it
 * gives back, whose quantity is negative.
 */
final class RefundsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int BUYER = 7;
    private static final int ORDER = 90_001;
    private static final int ORDER_ID = 100_001;
    private static final int LINE = 10 * ORDER_ID + 1;
    private static final int SECOND_LINE = 10 * ORDER_ID + 2;
    private static final int FIRST_REFUND = 7_000_001;

    private ConnectedShop connected;
    private int refunds;

    @BeforeEach
    void placeAnOrderOfTwoLines() {
        connected = new ConnectedShop(new WooCommerceShop(), ShopServer.embedded(STACK), STACK);
        connected.fill(new OrderBook(List.of()));
        connected.apply();
        connected.system().place(connected.shop(), ORDER, BUYER, 2, 3);
        connected.system().state(connected.shop(), ORDER, State.PAID);
        line(SECOND_LINE, ORDER_ID, 5, "2");
    }

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void aPartOfALineIsNotBoughtAnyMore() {
        assertThat(bought()).isEqualTo(Map.of("2", "3", "5", "2"));
        refund(ORDER_ID, LINE, "-1");
        assertThat(bought()).isEqualTo(Map.of("2", "2", "5", "2"));
    }

    @Test
    void severalRefundsOfALineAddUpAndTheLastEndsIt() {
        refund(ORDER_ID, LINE, "-1");
        refund(ORDER_ID, LINE, "-1");
        assertThat(bought()).isEqualTo(Map.of("2", "1", "5", "2"));
        int last = refund(ORDER_ID, LINE, "-1");
        assertThat(bought()).isEqualTo(Map.of("5", "2"));
        connected.shop().update("DELETE FROM wp_wc_orders WHERE id = ?", last);
        assertThat(bought()).as("a refund that is deleted").isEqualTo(Map.of("2", "1", "5", "2"));
    }

    @Test
    void aShopThatHasTakenAKeyAwayCouldNotBeConnected() {
        connected.shop().execute("ALTER TABLE wp_wc_orders DROP KEY parent_order_id");
        connected.shop().execute("ALTER TABLE wp_woocommerce_order_items DROP KEY order_id");
        connected.apply();
        refund(ORDER_ID, LINE, "-1");
        assertThat(bought()).isEqualTo(Map.of("2", "2", "5", "2"));
    }

    @Test
    void moreGivenBackThanBoughtIsNothingBought() {
        refund(ORDER_ID, SECOND_LINE, "-5");
        assertThat(bought()).isEqualTo(Map.of("2", "3"));
    }

    @Test
    void anAmountWithoutPiecesLeavesThePieces() {
        head(ORDER_ID);
        refund(ORDER_ID, LINE, "0");
        refund(ORDER_ID, LINE, "");
        assertThat(bought()).isEqualTo(Map.of("2", "3", "5", "2"));
    }

    @Test
    void aRefundOfARefundAndAnotherKindOfChildChangeNothing() {
        int refund = refund(ORDER_ID, LINE, "-1");
        refund(refund, LINE, "-1");
        int child = refund(ORDER_ID, LINE, "-1");
        connected.shop().update("UPDATE wp_wc_orders SET type = 'shop_subscription' WHERE id = ?", child);
        assertThat(bought()).isEqualTo(Map.of("2", "2", "5", "2"));
    }

    @Test
    void aPieceThatIsCutIsCountedAsAWholeOne() {
        connected
                .shop()
                .update(
                        "UPDATE wp_woocommerce_order_itemmeta SET meta_value = '2.5' WHERE order_item_id = ? AND meta_key = '_qty'",
                        LINE);
        refund(ORDER_ID, LINE, "-1");
        assertThat(bought()).containsEntry("2", "2");
    }

    @Test
    void aWholeRefundIsAStateOfTheOrder() {
        head(ORDER_ID);
        connected.system().state(connected.shop(), ORDER, State.REFUNDED);
        assertThat(bought()).isEmpty();
    }

    private int refund(int parent, int line, String quantity) {
        int id = head(parent);
        int item = 10 * id;
        line(item, id, 2, quantity);
        meta(item, "_refunded_item_id", Integer.toString(line));
        return id;
    }

    private int head(int parent) {
        int id = FIRST_REFUND + refunds++;
        String now = TestShop.time(Instant.now());
        connected
                .shop()
                .update(
                        "INSERT INTO wp_wc_orders (id, status, type, currency, total_amount, customer_id, date_created_gmt, date_updated_gmt, parent_order_id) VALUES (?, 'wc-completed', 'shop_order_refund', 'EUR', -3, 0, ?, ?, ?)",
                        id,
                        now,
                        now,
                        parent);
        return id;
    }

    private void line(int item, int order, int product, String quantity) {
        connected
                .shop()
                .update(
                        "INSERT INTO wp_woocommerce_order_items (order_item_id, order_item_name, order_item_type, order_id) VALUES (?, 'thing', 'line_item', ?)",
                        item,
                        order);
        Stream.of(Map.entry("_product_id", Integer.toString(product)), Map.entry("_qty", quantity))
                .forEach(entry -> meta(item, entry.getKey(), entry.getValue()));
    }

    private void meta(int item, String key, String value) {
        connected
                .shop()
                .update(
                        "INSERT INTO wp_woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) VALUES (?, ?, ?)",
                        item,
                        key,
                        value);
    }

    /** Quantities by product. */
    private Map<String, String> bought() {
        Map<String, String> bought = new TreeMap<>();
        connected
                .bean(JdbcTemplate.class)
                .query("SELECT product_id, quantity FROM recs_purchases WHERE user_id = " + BUYER, row -> {
                    bought.put(row.getString(1), row.getString(2));
                });
        return bought;
    }
}
