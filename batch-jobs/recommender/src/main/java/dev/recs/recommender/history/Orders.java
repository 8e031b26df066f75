package dev.recs.recommender.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The orders of one user, oldest first. */
public final class Orders {

    private Orders() {}

    public static List<Order> of(UserHistory user, OrderUnit unit) {
        List<Order> orders = new ArrayList<>();
        int line = 0;
        while (line < user.size()) {
            int begin = line;
            while (line < user.size() && unit.isSame(user.millis(line), user.millis(begin))) {
                line++;
            }
            orders.add(new Order(user.millis(begin), products(user, begin, line)));
        }
        return orders;
    }

    private static int[] products(UserHistory user, int begin, int end) {
        int[] products = new int[end - begin];
        for (int line = begin; line < end; line++) {
            products[line - begin] = user.product(line);
        }
        return Arrays.stream(products).sorted().distinct().toArray();
    }

    /**
     * One order.
     *
     * @param millis of its first line
     * @param products by number, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Order(long millis, int[] products) {}
}
