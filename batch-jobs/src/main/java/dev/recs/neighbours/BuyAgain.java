package dev.recs.neighbours;

import dev.recs.orders.PurchaseHistory;
import java.time.Duration;
import java.util.Arrays;

/**
 * How readily each product is bought again: the share of its buyers who came back for it on another day, and after how long.
 *
 * <p>Both are drawn towards those of the whole store, as if {@value #PRIOR} more buyers had behaved like everybody.
 *
 * @param rate in [0, 1], by number of the product
 * @param intervalDays usual time between two purchases, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Large, shared, never compared.
public record BuyAgain(float[] rate, float[] intervalDays) {

    private static final double PRIOR = 5;
    private static final double UNKNOWN_INTERVAL_DAYS = 60;
    private static final long DAY = Duration.ofDays(1).toMillis();

    static BuyAgain of(PurchaseHistory history, int products) {
        int[] buyers = new int[products];
        int[] returners = new int[products];
        double[] gaps = new double[products];
        int[] gapCounts = new int[products];
        int[] seenBy = new int[products];
        boolean[] returned = new boolean[products];
        long[] lastDay = new long[products];
        for (int user = 0; user < history.users(); user++) {
            for (int line = history.begin(user); line < history.end(user); line++) {
                int product = history.product(line);
                long day = history.millis(line) / DAY;
                if (seenBy[product] != user + 1) {
                    seenBy[product] = user + 1;
                    returned[product] = false;
                    buyers[product]++;
                } else if (day > lastDay[product]) {
                    returners[product] += returned[product] ? 0 : 1;
                    returned[product] = true;
                    gaps[product] += day - lastDay[product];
                    gapCounts[product]++;
                }
                lastDay[product] = day;
            }
        }
        return new BuyAgain(drawn(toDoubles(returners), buyers, 0), drawn(gaps, gapCounts, UNKNOWN_INTERVAL_DAYS));
    }

    private static float[] drawn(double[] sums, int[] counts, double otherwise) {
        double count = Arrays.stream(counts).asLongStream().sum();
        double mean = count == 0 ? otherwise : Arrays.stream(sums).sum() / count;
        float[] drawn = new float[sums.length];
        for (int product = 0; product < sums.length; product++) {
            drawn[product] = (float) ((sums[product] + PRIOR * mean) / (counts[product] + PRIOR));
        }
        return drawn;
    }

    private static double[] toDoubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
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
}
