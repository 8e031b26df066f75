package dev.recs.neighbours;

import dev.recs.orders.PurchaseHistory;
import java.time.Duration;
import java.util.Arrays;

/**
 * How readily each product is bought again: in which part of the later orders of its buyers it was, and after how long.
 *
 * <p>Both are drawn towards those of the whole store: the rate as if {@value #PRIOR_ORDERS} more orders had gone as all do, the interval
 * as if there had been {@value #PRIOR_INTERVALS} more of usual length. Lines of one day are one order.
 *
 * @param rate in [0, 1], by number of the product
 * @param intervalDays usual time between two purchases, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Large, shared, never compared.
public record BuyAgain(float[] rate, float[] intervalDays) {

    private static final double PRIOR_ORDERS = 20;
    private static final double PRIOR_INTERVALS = 5;
    private static final double UNKNOWN_RATE = 0.01;
    private static final double UNKNOWN_INTERVAL_DAYS = 60;
    private static final long DAY = Duration.ofDays(1).toMillis();

    static BuyAgain of(PurchaseHistory history, int products) {
        Counts counts = new Counts(products);
        for (int user = 0; user < history.users(); user++) {
            counts.add(history, user);
        }
        return new BuyAgain(
                drawn(counts.returns, counts.orders, PRIOR_ORDERS, UNKNOWN_RATE),
                drawn(counts.gaps, counts.returns, PRIOR_INTERVALS, UNKNOWN_INTERVAL_DAYS));
    }

    private static float[] drawn(double[] sums, double[] counts, double prior, double otherwise) {
        double count = Arrays.stream(counts).sum();
        double mean = count == 0 ? otherwise : Arrays.stream(sums).sum() / count;
        float[] drawn = new float[sums.length];
        for (int product = 0; product < sums.length; product++) {
            drawn[product] = (float) ((sums[product] + prior * mean) / (counts[product] + prior));
        }
        return drawn;
    }

    /** Products beyond were never bought again. */
    BuyAgain extendedTo(int size) {
        float[] longer = Arrays.copyOf(intervalDays, size);
        Arrays.fill(longer, intervalDays.length, size, (float) UNKNOWN_INTERVAL_DAYS);
        return new BuyAgain(Arrays.copyOf(rate, size), longer);
    }

    void write(ModelWriter out) {
        out.floats(rate);
        out.floats(intervalDays);
    }

    static BuyAgain read(ModelReader in) {
        return new BuyAgain(in.floats(), in.floats());
    }

    /** By product: orders of its buyers after their first of it, those of them with the product, and the days between. */
    private static final class Counts {

        private final double[] orders;
        private final double[] returns;
        private final double[] gaps;
        private final int[] firstOrder;
        private final long[] lastDay;

        Counts(int products) {
            this.orders = new double[products];
            this.returns = new double[products];
            this.gaps = new double[products];
            this.firstOrder = new int[products];
            this.lastDay = new long[products];
        }

        void add(PurchaseHistory history, int user) {
            int order = 0;
            for (int line = history.begin(user); line < history.end(user); line++) {
                int product = history.product(line);
                long day = day(history, line);
                order += line == history.begin(user) || day != day(history, line - 1) ? 1 : 0;
                if (firstOrder[product] == 0) {
                    firstOrder[product] = order;
                } else if (day != lastDay[product]) {
                    returns[product]++;
                    gaps[product] += day - lastDay[product];
                }
                lastDay[product] = day;
            }
            for (int line = history.begin(user); line < history.end(user); line++) {
                int product = history.product(line);
                orders[product] += firstOrder[product] == 0 ? 0 : order - firstOrder[product];
                firstOrder[product] = 0;
            }
        }

        private static long day(PurchaseHistory history, int line) {
            return Math.floorDiv(history.millis(line), DAY);
        }
    }
}
