package dev.recs.neighbours;

import java.util.Arrays;

/**
 * Repeat purchase: how readily each product is bought again, and after how long, see {@link BuyAgainTrainer}.
 *
 * @param rate part of the later orders of its buyers that it is in, in [0, 1], by number of the product
 * @param intervalDays usual time between two purchases, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Large, shared, never compared.
public record BuyAgain(float[] rate, float[] intervalDays) {

    /** Where nothing was ever bought again. */
    static final double UNKNOWN_INTERVAL_DAYS = 60;

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
