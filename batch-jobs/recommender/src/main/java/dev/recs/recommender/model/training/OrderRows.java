package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Orders;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Preferences;
import dev.recs.recommender.model.training.InteractionRows.Row;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Each order of a user with what the user had before it: {@code √days · 2^(−age / half-life) · decay^position}, of length 1, the latest
 * products, as the interests of a user are weighed when a list is made.
 */
final class OrderRows {

    private static final int MAX_PRODUCTS = 100;
    private static final double LEAST_POSITION_WEIGHT = 1e-3;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final int KNOWN_DAYS = 4_096;

    private final Preferences preferences;
    /** Weights by age in days: a power takes longer than all else here. */
    private final double[] byDay = new double[KNOWN_DAYS];

    /** @param preferences what of that which a user had still counts */
    OrderRows(Preferences preferences) {
        this.preferences = preferences;
        for (int days = 0; days < KNOWN_DAYS; days++) {
            byDay[days] = decayed(days);
        }
    }

    /** Tells the orders of one user, except the first. */
    void forEach(UserHistory user, Taker taker) {
        Int2ObjectLinkedOpenHashMap<Had> had = new Int2ObjectLinkedOpenHashMap<>();
        int number = 0;
        for (Orders.Order order : Orders.of(user, preferences.orderUnit())) {
            long day = Math.floorDiv(order.millis(), DAY);
            if (!had.isEmpty()) {
                taker.take(row(had, day), order.products(), order.millis());
            }
            for (int product : order.products()) {
                Had before = had.get(product);
                int days = before == null ? 1 : before.days() + (before.last() == day ? 0 : 1);
                had.putAndMoveToLast(product, new Had(days, day, number));
            }
            number++;
        }
    }

    /** The map has the latest last. */
    private Row row(Int2ObjectLinkedOpenHashMap<Had> had, long day) {
        Had[] latest = new Had[Math.min(MAX_PRODUCTS, had.size())];
        int[] products = new int[latest.length];
        Iterator<Int2ObjectMap.Entry<Had>> entries = had.int2ObjectEntrySet().fastIterator();
        for (int skipped = latest.length; skipped < had.size(); skipped++) {
            entries.next();
        }
        for (int i = 0; i < latest.length; i++) {
            Int2ObjectMap.Entry<Had> entry = entries.next();
            products[i] = entry.getIntKey();
            latest[i] = entry.getValue();
        }
        return row(products, latest, day);
    }

    private Row row(int[] products, Had[] latest, long day) {
        double[] weights = new double[latest.length];
        int begin = latest.length;
        double positionWeight = 1;
        for (int i = latest.length - 1, position = 0; i >= 0 && positionWeight >= LEAST_POSITION_WEIGHT; i--) {
            weights[i] = positionWeight * Math.sqrt(latest[i].days()) * weight(day - latest[i].last());
            begin = i;
            position += i > 0 && latest[i - 1].order() != latest[i].order() ? 1 : 0;
            positionWeight = preferences.positionWeight(position);
        }
        return normalised(products, weights, begin);
    }

    private double weight(long days) {
        return days >= 0 && days < KNOWN_DAYS ? byDay[(int) days] : decayed(days);
    }

    private double decayed(long days) {
        return StrictMath.pow(0.5, days / preferences.halfLifeDays());
    }

    private static Row normalised(int[] products, double[] weights, int begin) {
        int[] kept = Arrays.copyOfRange(products, begin, products.length);
        float[] rounded = new float[kept.length];
        double squares = 0;
        for (int i = 0; i < kept.length; i++) {
            rounded[i] = (float) weights[begin + i];
            squares += rounded[i] * rounded[i];
        }
        float length = (float) Math.sqrt(Math.max(squares, Float.MIN_NORMAL));
        for (int i = 0; i < kept.length; i++) {
            rounded[i] /= length;
        }
        return new Row(kept, rounded);
    }

    /** Takes what a user had, and what was bought next. */
    @FunctionalInterface
    interface Taker {
        void take(Row had, int[] order, long millis);
    }

    private record Had(int days, long last, int order) {}
}
