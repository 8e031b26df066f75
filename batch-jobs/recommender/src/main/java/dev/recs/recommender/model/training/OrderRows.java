package dev.recs.recommender.model.training;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.training.InteractionRows.Row;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Each order of a user with what the user had before: {@code √days · decay(last)}, of length 1, the latest products.
 *
 * <p>Lines of one day are one order. Beyond {@value #MAX_ORDERS} orders every second is left out, or every third, and so on: the memory and
 * time of what is learnt from them do not grow with the store.
 */
final class OrderRows {

    private static final int MAX_ORDERS = 100_000;
    private static final int MAX_PRODUCTS = 100;

    private final double halfLifeDays;
    private final int step;
    private int orders;

    /**
     * @param halfLifeDays after which what a user had counts half
     * @param step of how many orders one is taken, see {@link #step}
     */
    OrderRows(double halfLifeDays, int step) {
        this.halfLifeDays = halfLifeDays;
        this.step = step;
    }

    /** Of how many orders of a history one is to be taken. */
    static int step(PurchaseHistory history) {
        long days = 0;
        for (int line = 1; line < history.lines(); line++) {
            days += history.day(line) == history.day(line - 1) ? 0 : 1;
        }
        return (int) (1 + days / MAX_ORDERS);
    }

    /** Tells the orders of one user, except the first, that are to be taken. */
    void forEach(UserHistory user, Taker taker) {
        Int2ObjectLinkedOpenHashMap<Had> had = new Int2ObjectLinkedOpenHashMap<>();
        int line = 0;
        while (line < user.size()) {
            int begin = line;
            while (line < user.size() && user.day(line) == user.day(begin)) {
                line++;
            }
            int[] order = products(user, begin, line);
            if (!had.isEmpty() && orders++ % step == 0) {
                taker.take(row(had, user.day(begin)), order, user.millis(begin));
            }
            for (int product : order) {
                Had before = had.get(product);
                had.putAndMoveToLast(product, new Had(before == null ? 1 : before.days() + 1, user.day(begin)));
            }
        }
    }

    private static int[] products(UserHistory user, int begin, int end) {
        int[] order = new int[end - begin];
        for (int line = begin; line < end; line++) {
            order[line - begin] = user.product(line);
        }
        return Arrays.stream(order).sorted().distinct().toArray();
    }

    /** The map has the latest last. */
    private Row row(Int2ObjectLinkedOpenHashMap<Had> had, long day) {
        int[] products = new int[Math.min(MAX_PRODUCTS, had.size())];
        float[] weights = new float[products.length];
        Iterator<Int2ObjectMap.Entry<Had>> entries = had.int2ObjectEntrySet().fastIterator();
        for (int skipped = products.length; skipped < had.size(); skipped++) {
            entries.next();
        }
        double squares = 0;
        for (int i = 0; i < products.length; i++) {
            Int2ObjectMap.Entry<Had> entry = entries.next();
            Had one = entry.getValue();
            products[i] = entry.getIntKey();
            weights[i] = (float) (Math.sqrt(one.days()) * Math.pow(0.5, (day - one.last()) / halfLifeDays));
            squares += weights[i] * weights[i];
        }
        float length = (float) Math.sqrt(Math.max(squares, Float.MIN_NORMAL));
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= length;
        }
        return new Row(products, weights);
    }

    /** Takes what a user had, and what was bought next. */
    @FunctionalInterface
    interface Taker {
        void take(Row had, int[] order, long millis);
    }

    private record Had(int days, long last) {}
}
