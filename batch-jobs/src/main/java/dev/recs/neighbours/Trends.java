package dev.recs.neighbours;

import dev.recs.orders.PurchaseHistory;
import dev.recs.signal.RecencyDecay;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * How much the store buys of each product of late, at three speeds: decayed counts of buyers a day; and what is in season.
 *
 * <p>On a logarithmic scale, {@code log(1 + count / mean)}: twice as many buyers of a rare product say as much as of a common one.
 */
@SuppressWarnings("ArrayRecordComponent") // Large, shared, never compared.
public record Trends(float[] now, float[] lately, float[] longRun, float[] recent, float[] season) {

    private static final double LATELY_DAYS = 60;
    private static final double LONG_RUN_DAYS = 365;
    private static final double POPULAR_DAYS = 7;
    private static final long DAY = Duration.ofDays(1).toMillis();

    static Trends of(PurchaseHistory history, int products, Instant asOf, double nowDays) {
        float[] recent = decayed(history, products, asOf, POPULAR_DAYS);
        return new Trends(
                logarithms(decayed(history, products, asOf, nowDays)),
                logarithms(decayed(history, products, asOf, LATELY_DAYS)),
                logarithms(decayed(history, products, asOf, LONG_RUN_DAYS)),
                recent,
                Season.of(history, products, asOf));
    }

    private static float[] decayed(PurchaseHistory history, int products, Instant asOf, double halfLifeDays) {
        RecencyDecay decay = new RecencyDecay(halfLifeDays, asOf);
        double[] counts = counts(history, products, time -> decay.of(Instant.ofEpochMilli(time)));
        float[] rounded = new float[products];
        for (int product = 0; product < products; product++) {
            rounded[product] = (float) counts[product];
        }
        return rounded;
    }

    /**
     * Several lines of one user, product and day count once.
     *
     * @param weight of a purchase, by its time in milliseconds
     */
    static double[] counts(PurchaseHistory history, int products, LongToDoubleFunction weight) {
        double[] counts = new double[products];
        long[] lastDays = new long[products];
        for (int user = 0; user < history.users(); user++) {
            for (int line = history.begin(user); line < history.end(user); line++) {
                int product = history.product(line);
                long day = history.millis(line) / DAY * history.users() + user + 1;
                if (lastDays[product] != day) {
                    lastDays[product] = day;
                    counts[product] += weight.applyAsDouble(history.millis(line));
                }
            }
        }
        return counts;
    }

    private static float[] logarithms(float[] counts) {
        double sum = 0;
        int sold = 0;
        for (float count : counts) {
            sum += count;
            sold += count > 0 ? 1 : 0;
        }
        float[] logarithms = new float[counts.length];
        if (sum > 0) {
            double mean = sum / sold;
            for (int product = 0; product < counts.length; product++) {
                logarithms[product] = (float) Math.log1p(counts[product] / mean);
            }
        }
        return logarithms;
    }

    void write(ModelWriter out) {
        out.floats(now);
        out.floats(lately);
        out.floats(longRun);
        out.floats(recent);
        out.floats(season);
    }

    static Trends read(ModelReader in) {
        return new Trends(in.floats(), in.floats(), in.floats(), in.floats(), in.floats());
    }

    /** Products beyond have sold nothing. */
    Trends extendedTo(int size) {
        return new Trends(
                Arrays.copyOf(now, size),
                Arrays.copyOf(lately, size),
                Arrays.copyOf(longRun, size),
                Arrays.copyOf(recent, size),
                Arrays.copyOf(season, size));
    }

    float mostRecent() {
        float most = 0;
        for (float count : recent) {
            most = Math.max(most, count);
        }
        return most;
    }

    @Override
    public String toString() {
        return "trends of " + Arrays.toString(new int[] {now.length}) + " products";
    }
}
