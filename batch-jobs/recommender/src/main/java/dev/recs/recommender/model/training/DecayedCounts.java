package dev.recs.recommender.model.training;

import dev.recs.recommender.signal.RecencyDecay;
import java.time.Instant;

/** Purchases of each product, a purchase of age t counting {@code 2^(−t / half-life)}. */
final class DecayedCounts {

    private final RecencyDecay decay;
    private final double[] counts;

    DecayedCounts(int products, Instant asOf, double halfLifeDays) {
        this.decay = new RecencyDecay(halfLifeDays, asOf);
        this.counts = new double[products];
    }

    void add(int product, long millis) {
        counts[product] += decay.weight(Instant.ofEpochMilli(millis));
    }

    void merge(DecayedCounts other) {
        for (int product = 0; product < counts.length; product++) {
            counts[product] += other.counts[product];
        }
    }

    float[] toFloats() {
        float[] rounded = new float[counts.length];
        for (int product = 0; product < counts.length; product++) {
            rounded[product] = (float) counts[product];
        }
        return rounded;
    }

    /** {@code log(1 + count / mean)}, the mean over the products that have a count; all 0 if none has. */
    float[] toLogarithms() {
        float[] rounded = toFloats();
        double sum = 0;
        int sold = 0;
        for (float count : rounded) {
            sum += count;
            sold += count > 0 ? 1 : 0;
        }
        float[] logarithms = new float[counts.length];
        for (int product = 0; sum > 0 && product < counts.length; product++) {
            logarithms[product] = (float) Math.log1p(rounded[product] / (sum / sold));
        }
        return logarithms;
    }
}
