package dev.recs.recommender.model.training;

import dev.recs.recommender.signal.RecencyDecay;
import java.time.Instant;
import java.util.BitSet;

/**
 * Purchases of each product, a purchase of age t counting {@code 2^(−t / half-life)}.
 *
 * <p>In fixed point of two words, whole purchases and units of 2⁻⁶², because what a store sold long ago still says what sold more: the same
 * whatever the order of the purchases, and a purchase counts until 62 half-lives after.
 */
final class DecayedCounts {

    private static final double ONE = 1L << 62;
    private static final long UNITS = 1L << 62;

    private final RecencyDecay decay;
    private final long[] wholes;
    private final long[] units;
    /** What was bought at all, however long ago. */
    private final BitSet sold = new BitSet();

    DecayedCounts(int products, Instant asOf, double halfLifeDays) {
        this.decay = new RecencyDecay(halfLifeDays, asOf);
        this.wholes = new long[products];
        this.units = new long[products];
    }

    void add(int product, long millis) {
        double weight = decay.weight(Instant.ofEpochMilli(millis));
        if ((float) weight > 0) {
            sold.set(product);
        }
        add(product, 0, (long) (weight * ONE));
    }

    private void add(int product, long moreWholes, long moreUnits) {
        long sum = units[product] + moreUnits;
        wholes[product] += moreWholes + sum / UNITS;
        units[product] = sum % UNITS;
    }

    void merge(DecayedCounts other) {
        sold.or(other.sold);
        for (int product = 0; product < units.length; product++) {
            add(product, other.wholes[product], other.units[product]);
        }
    }

    float[] toFloats() {
        float[] rounded = new float[units.length];
        for (int product = 0; product < units.length; product++) {
            rounded[product] = (float) (wholes[product] + units[product] / ONE);
        }
        return rounded;
    }

    /** {@code log(1 + count / mean)}, the mean over the products that have a count; all 0 if none has. */
    float[] toLogarithms() {
        float[] rounded = toFloats();
        double sum = 0;
        for (float count : rounded) {
            sum += count;
        }
        float[] logarithms = new float[units.length];
        for (int product = 0; sum > 0 && product < units.length; product++) {
            logarithms[product] = (float) StrictMath.log1p(rounded[product] / (sum / sold.cardinality()));
        }
        return logarithms;
    }
}
