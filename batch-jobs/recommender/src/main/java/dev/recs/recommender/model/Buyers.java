package dev.recs.recommender.model;

import java.util.Arrays;

/**
 * How many users bought each product in spans that end when the model is trained, by number of the product: what sentences about popularity
 * are checked against.
 *
 * @param week distinct buyers of the last {@value #WEEK_DAYS} days
 * @param month distinct buyers of the last {@value #MONTH_DAYS} days
 * @param before distinct buyers of the {@value #BEFORE_DAYS} days before that month
 * @param firstDay days since 1970 of the first purchase of all; {@link Integer#MAX_VALUE} for what was never bought
 * @param today days since 1970 of the training
 */
@SuppressWarnings("ArrayRecordComponent") // Large, shared, never compared.
public record Buyers(int[] week, int[] month, int[] before, int[] firstDay, int today) {

    public static final int WEEK_DAYS = 7;
    public static final int MONTH_DAYS = 30;
    public static final int BEFORE_DAYS = 90;

    /** Products beyond have sold nothing. */
    Buyers extendedTo(int size) {
        int[] first = Arrays.copyOf(firstDay, size);
        Arrays.fill(first, Math.min(size, firstDay.length), size, Integer.MAX_VALUE);
        return new Buyers(
                Arrays.copyOf(week, size), Arrays.copyOf(month, size), Arrays.copyOf(before, size), first, today);
    }

    void write(ModelWriter out) {
        out.ints(week);
        out.ints(month);
        out.ints(before);
        out.ints(firstDay);
        out.number(today);
    }

    static Buyers read(ModelReader in) {
        return new Buyers(in.ints(), in.ints(), in.ints(), in.ints(), in.integer());
    }

    @Override
    public String toString() {
        return "buyers of " + week.length + " products on day " + today;
    }
}
