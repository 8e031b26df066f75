package dev.recs.evaluation;

import dev.recs.jobs.imports.load.StoreFiles;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The order and the quantity of each line of a history: no method reads them, but an export shows them.
 *
 * <p>Eight bytes a line and the ids of the orders. A line of which the source tells nothing any more counts as an order of its moment, quantity 1.
 */
public final class OrderDetails implements StoreFiles.DetailedLine {

    private static final int FETCH_SIZE = 10_000;

    private final PurchaseHistory history;
    private final ProductIndex index;
    private final Map<String, Integer> users = new HashMap<>();
    private final Map<String, Integer> orderNumbers = new HashMap<>();
    private final List<String> orderIds = new ArrayList<>();
    private final int[] orders;
    private final int[] quantities;

    private OrderDetails(StoreHistory store) {
        this.history = store.purchases();
        this.index = store.index();
        this.orders = new int[history.lines()];
        this.quantities = new int[history.lines()];
        for (int user = 0; user < history.users(); user++) {
            users.put(history.userId(user), user);
        }
    }

    /** Of a history that was read from this file; bad rows were told of then. */
    public static OrderDetails ofFile(StoreHistory store, Path orders) {
        OrderDetails details = new OrderDetails(store);
        new StoreFiles(reason -> {}).detailedOrders(orders, details);
        return details;
    }

    /** Of a history that was read from the store. */
    public static OrderDetails ofStore(StoreHistory store, JdbcTemplate jdbc, ShopViews shop) {
        IdColumn users = shop.ids(ShopView.PURCHASES, "user_id");
        IdColumn products = shop.ids(ShopView.PURCHASES, "product_id");
        OrderDetails details = new OrderDetails(store);
        jdbc.setFetchSize(FETCH_SIZE);
        jdbc.query("SELECT user_id, order_id, product_id, quantity, purchased_at FROM recs_purchases", row -> {
            details.accept(
                    users.text(row, "user_id"),
                    shop.orderIds().text(row, "order_id"),
                    products.text(row, "product_id"),
                    row.getInt("quantity"),
                    shop.time(row, ShopView.PURCHASES, "purchased_at"));
        });
        return details;
    }

    @Override
    public void accept(String userId, String orderId, String productId, int quantity, Instant purchasedAt) {
        Integer user = users.get(userId);
        int product = index.numberOf(productId);
        if (user == null || product == ProductIndex.UNKNOWN) {
            return;
        }
        long millis = purchasedAt.toEpochMilli();
        for (int line = first(user, millis); line < history.end(user) && history.millis(line) == millis; line++) {
            if (history.product(line) == product && orders[line] == 0) {
                orders[line] = numberOf(orderId);
                quantities[line] = quantity;
                return;
            }
        }
    }

    /** From 1, so that 0 is a line of which nothing is known. */
    private int numberOf(String orderId) {
        return orderNumbers.computeIfAbsent(orderId, id -> {
            orderIds.add(id);
            return orderIds.size();
        });
    }

    /** The first line of a user at a moment or later. */
    private int first(int user, long millis) {
        int low = history.begin(user);
        int high = history.end(user);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.millis(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    PurchaseHistory history() {
        return history;
    }

    ProductIndex index() {
        return index;
    }

    String orderId(int user, int line) {
        return orders[line] == 0
                ? "%s at %s".formatted(history.userId(user), Instant.ofEpochMilli(history.millis(line)))
                : orderIds.get(orders[line] - 1);
    }

    int quantity(int line) {
        return Math.max(1, quantities[line]);
    }
}
