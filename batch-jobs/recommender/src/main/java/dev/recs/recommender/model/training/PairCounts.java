package dev.recs.recommender.model.training;

import it.unimi.dsi.fastutil.ints.Int2DoubleMaps;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.Arrays;

/**
 * Weighted counts of ordered pairs, with the sums of their rows and columns.
 *
 * <p>A count is a sum of floats, because the model stores floats; its last bits depend on the order of the additions to that one pair only.
 */
final class PairCounts {

    private static final int FEW = 4;

    private final Int2DoubleOpenHashMap[] counts;
    private final double[] from;
    private final double[] to;
    private double total;

    PairCounts(int products) {
        this.counts = new Int2DoubleOpenHashMap[products];
        Arrays.setAll(counts, product -> new Int2DoubleOpenHashMap(FEW));
        this.from = new double[products];
        this.to = new double[products];
    }

    void add(int first, int second, double weight) {
        count(first, second, (float) weight);
        from[first] += weight;
        to[second] += weight;
        total += weight;
    }

    /** Adds the counts of the same products. */
    void merge(PairCounts other) {
        for (int first = 0; first < counts.length; first++) {
            int row = first;
            Int2DoubleMaps.fastForEach(
                    other.counts[row], entry -> count(row, entry.getIntKey(), (float) entry.getDoubleValue()));
            from[first] += other.from[first];
            to[first] += other.to[first];
        }
        total += other.total;
    }

    /** Sum of all pairs that begin with a product. */
    double from(int product) {
        return from[product];
    }

    /** Sum of all pairs that end with a product. */
    double to(int product) {
        return to[product];
    }

    double total() {
        return total;
    }

    /** Fills the counts of the pairs that begin with a product, by number of the second. */
    void row(int product, double[] row) {
        Arrays.fill(row, 0);
        Int2DoubleMaps.fastForEach(counts[product], entry -> row[entry.getIntKey()] = entry.getDoubleValue());
    }

    private void count(int first, int second, float weight) {
        counts[first].put(second, (float) counts[first].get(second) + weight);
    }
}
