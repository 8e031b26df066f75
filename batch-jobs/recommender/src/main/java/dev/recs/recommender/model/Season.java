package dev.recs.recommender.model;

import dev.recs.recommender.history.PurchaseDays;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Trains the season: how much more than usual the store bought of each product in the coming weeks of the years before.
 *
 * <pre>{@code
 * season = log((n + c) / (e + c))
 * }</pre>
 *
 * <p>{@code n} are the purchases of the 30 days that begin one, two and three years ago; {@code e} as many as these windows would hold if
 * each product had its part of the year around them; {@code c} = 5, so that a handful says little. Above zero in season, below zero out of
 * it, zero without a year of history. Several lines of one user, product and day count once.
 *
 * <p>This is the seasonal index of classical decomposition with the year as its trend, on a logarithmic scale: Hyndman, Athanasopoulos:
 * Forecasting, principles and practice (3rd edition), section 3.4.
 */
public final class Season implements Trainer<Season, float[]> {

    private static final int YEARS = 3;
    private static final double PRIOR = 5;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long YEAR = 365 * DAY;
    private static final long WINDOW = 30 * DAY;

    private final int products;
    private final long asOf;
    private final PurchaseDays days;
    /** Purchases of the window, by year before and product. */
    private final double[][] window;
    /** Purchases of the year around the window, by year before and product. */
    private final double[][] around;

    private long oldest = Long.MAX_VALUE;

    public Season(int products, Instant asOf) {
        this.products = products;
        this.asOf = asOf.toEpochMilli();
        this.days = new PurchaseDays(products);
        this.window = new double[YEARS][products];
        this.around = new double[YEARS][products];
    }

    @Override
    public void add(UserHistory user) {
        days.forEach(user, this::add);
    }

    private void add(int product, long millis) {
        oldest = Math.min(oldest, millis);
        for (int year = 0; year < YEARS; year++) {
            long from = begin(year);
            long middle = from + WINDOW / 2;
            window[year][product] += isIn(millis, from, from + WINDOW) ? 1 : 0;
            around[year][product] += isIn(millis, middle - YEAR / 2, Math.min(asOf, middle + YEAR / 2)) ? 1 : 0;
        }
    }

    @Override
    public void merge(Season other) {
        if (products != other.products || asOf != other.asOf) {
            throw new IllegalArgumentException(
                    "season of %d products as of %s cannot take in that of %d as of %s: expected one catalog and moment"
                            .formatted(
                                    products,
                                    Instant.ofEpochMilli(asOf),
                                    other.products,
                                    Instant.ofEpochMilli(other.asOf)));
        }
        oldest = Math.min(oldest, other.oldest);
        for (int year = 0; year < YEARS; year++) {
            for (int product = 0; product < products; product++) {
                window[year][product] += other.window[year][product];
                around[year][product] += other.around[year][product];
            }
        }
    }

    /** By number of the product. */
    @Override
    public float[] solve() {
        double[] n = new double[products];
        double[] e = new double[products];
        for (int year = 0; year < YEARS; year++) {
            if (oldest <= begin(year)) {
                double part = sum(window[year]) / Math.max(1, sum(around[year]));
                for (int product = 0; product < products; product++) {
                    n[product] += window[year][product];
                    e[product] += part * around[year][product];
                }
            }
        }
        float[] season = new float[products];
        for (int product = 0; product < products; product++) {
            season[product] = (float) Math.log((n[product] + PRIOR) / (e[product] + PRIOR));
        }
        return season;
    }

    private long begin(int year) {
        return asOf - (year + 1) * YEAR;
    }

    private static boolean isIn(long time, long from, long until) {
        return from <= time && time < until;
    }

    private static double sum(double[] counts) {
        return Arrays.stream(counts).sum();
    }
}
