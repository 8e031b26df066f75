package dev.recs.neighbours;

import dev.recs.orders.PurchaseHistory;
import java.time.Duration;
import java.time.Instant;

/**
 * How much more than usual the store bought of each product in the coming weeks of the years before.
 *
 * <p>{@code log((n + c) / (e + c))}: {@code n} purchases of the 30 days that begin one, two and three years ago, {@code e} as many as these
 * windows would hold if each product had its part of the year around them, {@code c} = 5 so that a handful says little. Above
 * zero in season, below zero out of it, zero without a year of history: the seasonal index of classical decomposition with the
 * year as its trend, on a logarithmic scale.
 */
final class Season {

    private static final int YEARS = 3;
    private static final double PRIOR = 5;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long YEAR = 365 * DAY;
    private static final long WINDOW = 30 * DAY;

    private Season() {}

    /** By number of the product; several lines of one user, product and day count once. */
    static float[] of(PurchaseHistory history, int products, Instant asOf) {
        double[] inWindow = new double[products];
        double[] expected = new double[products];
        long begin = history.firstMillis();
        for (int year = 1; year <= YEARS; year++) {
            long from = asOf.toEpochMilli() - year * YEAR;
            if (begin <= from) {
                add(history, from, asOf.toEpochMilli(), inWindow, expected);
            }
        }
        float[] lifts = new float[products];
        for (int product = 0; product < products; product++) {
            lifts[product] = (float) Math.log((inWindow[product] + PRIOR) / (expected[product] + PRIOR));
        }
        return lifts;
    }

    private static void add(PurchaseHistory history, long from, long asOf, double[] inWindow, double[] expected) {
        long middle = from + WINDOW / 2;
        double[] window = Trends.counts(history, inWindow.length, time -> isIn(time, from, from + WINDOW) ? 1 : 0);
        double[] around = Trends.counts(
                history,
                inWindow.length,
                time -> isIn(time, middle - YEAR / 2, Math.min(asOf, middle + YEAR / 2)) ? 1 : 0);
        double part = sum(window) / Math.max(1, sum(around));
        for (int product = 0; product < inWindow.length; product++) {
            inWindow[product] += window[product];
            expected[product] += part * around[product];
        }
    }

    private static boolean isIn(long time, long from, long until) {
        return from <= time && time < until;
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
