package dev.recs.neighbours;

import dev.recs.neighbours.Baskets.Row;
import dev.recs.orders.PurchaseHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Each order of a history with what its user had before: {@code sqrt(days) · decay(last)}, of length 1, the latest products.
 *
 * <p>Lines of one day are one order. Beyond {@value #MAX_ORDERS} orders every second is left out, or every third, and so on: the memory and time of
 * what is learnt from them do not grow with the store.
 */
final class OrderRows {

    private static final int MAX_ORDERS = 100_000;
    private static final int MAX_PRODUCTS = 100;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final PurchaseHistory history;
    private final Taker taker;
    private final double halfLifeDays;
    private final int step;
    private int orders;

    private OrderRows(PurchaseHistory history, Taker taker, double halfLifeDays, int step) {
        this.history = history;
        this.taker = taker;
        this.halfLifeDays = halfLifeDays;
        this.step = step;
    }

    /** @param halfLifeDays after which what a user had counts half */
    static void forEach(PurchaseHistory history, double halfLifeDays, Taker taker) {
        long all = 0;
        for (int line = 1; line < history.lines(); line++) {
            all += day(history, line) == day(history, line - 1) ? 0 : 1;
        }
        OrderRows rows = new OrderRows(history, taker, halfLifeDays, (int) (1 + all / MAX_ORDERS));
        for (int user = 0; user < history.users(); user++) {
            rows.take(user);
        }
    }

    private void take(int user) {
        Map<Integer, Had> had = new LinkedHashMap<>();
        int line = history.begin(user);
        while (line < history.end(user)) {
            int begin = line;
            while (line < history.end(user) && day(history, line) == day(history, begin)) {
                line++;
            }
            int[] order = products(begin, line);
            if (!had.isEmpty() && orders++ % step == 0) {
                taker.take(row(had, day(history, begin)), order, history.millis(begin));
            }
            for (int product : order) {
                Had before = had.remove(product);
                had.put(product, new Had(before == null ? 1 : before.days() + 1, day(history, begin)));
            }
        }
    }

    private int[] products(int begin, int end) {
        int[] order = new int[end - begin];
        for (int line = begin; line < end; line++) {
            order[line - begin] = history.product(line);
        }
        return Arrays.stream(order).sorted().distinct().toArray();
    }

    /** The map has the latest last. */
    private Row row(Map<Integer, Had> had, long day) {
        List<Map.Entry<Integer, Had>> latest = new ArrayList<>(had.entrySet());
        latest = latest.subList(Math.max(0, latest.size() - MAX_PRODUCTS), latest.size());
        int[] products = new int[latest.size()];
        float[] weights = new float[latest.size()];
        double squares = 0;
        for (int i = 0; i < products.length; i++) {
            Had one = latest.get(i).getValue();
            products[i] = latest.get(i).getKey();
            weights[i] = (float) (Math.sqrt(one.days()) * Math.pow(0.5, (day - one.last()) / halfLifeDays));
            squares += weights[i] * weights[i];
        }
        float length = (float) Math.sqrt(Math.max(squares, Float.MIN_NORMAL));
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= length;
        }
        return new Row(products, weights);
    }

    private static long day(PurchaseHistory history, int line) {
        return Math.floorDiv(history.millis(line), DAY);
    }

    /** Takes what a user had, and what was bought next. */
    @FunctionalInterface
    interface Taker {
        void take(Row had, int[] order, long millis);
    }

    private record Had(int days, long last) {}
}
