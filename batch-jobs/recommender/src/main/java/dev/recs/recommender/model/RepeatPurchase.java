package dev.recs.recommender.model;

import dev.recs.recommender.model.training.RepeatPurchaseTrainer;
import java.util.Arrays;

/**
 * Repeat purchase: how readily each product is bought again, and after how long, see {@link RepeatPurchaseTrainer}.
 *
 * @param rate part of the later orders of its buyers that it is in, in [0, 1], by number of the product
 * @param intervalDays usual time between two purchases, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Large, shared, never compared.
public record RepeatPurchase(float[] rate, float[] intervalDays) {

    /** Where nothing was ever bought again. */
    public static final double UNKNOWN_INTERVAL_DAYS = 60;

    /** Products beyond were never bought again. */
    RepeatPurchase extendedTo(int size) {
        float[] extendedIntervals = Arrays.copyOf(intervalDays, size);
        Arrays.fill(extendedIntervals, intervalDays.length, size, (float) UNKNOWN_INTERVAL_DAYS);
        return new RepeatPurchase(Arrays.copyOf(rate, size), extendedIntervals);
    }

    void write(ModelWriter out) {
        out.floats(rate);
        out.floats(intervalDays);
    }

    static RepeatPurchase read(ModelReader in) {
        return new RepeatPurchase(in.floats(), in.floats());
    }
}
