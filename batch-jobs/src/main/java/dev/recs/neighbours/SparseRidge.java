package dev.recs.neighbours;

import dev.recs.neighbours.CoPurchases.SparseRow;
import java.util.ArrayList;
import java.util.List;

/** Ridge regression of single products, each on the products it was bought with most: time linear in the products. */
final class SparseRidge {

    static final int CANDIDATES = 100;
    private static final double DAMPING = 5;

    private final CoPurchases coPurchases;
    private final double lambda;
    private final double[] sums;
    private final int[] places;
    private final List<Weights> bySource = new ArrayList<>();

    SparseRidge(CoPurchases coPurchases, double lambda) {
        this.coPurchases = coPurchases;
        this.lambda = lambda;
        this.sums = new double[coPurchases.products()];
        this.places = new int[coPurchases.products()];
        for (int product = 0; product < coPurchases.products(); product++) {
            bySource.add(Weights.NONE);
        }
    }

    /** Finds the weights of other products for this one. */
    void solve(int target) {
        coPurchases.row(target, sums);
        int[] candidates = candidates(target);
        int n = candidates.length;
        double[][] gram = new double[n][n];
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            places[candidates[i]] = i + 1;
            right[i] = sums[candidates[i]];
        }
        for (int i = 0; i < n; i++) {
            fill(gram, i, coPurchases.sparseRow(candidates[i]));
            gram[i][i] = coPurchases.square(candidates[i]) + lambda;
        }
        Cholesky.solve(gram, right);
        for (int i = 0; i < n; i++) {
            places[candidates[i]] = 0;
            bySource.set(candidates[i], bySource.get(candidates[i]).plus(target, right[i]));
        }
    }

    /** Both halves, because the cut of a row may know an entry from one side only. */
    private void fill(double[][] gram, int i, SparseRow row) {
        for (int k = 0; k < row.others().length; k++) {
            int place = places[row.others()[k]] - 1;
            if (place >= 0) {
                gram[i][place] = row.amounts()[k];
                gram[place][i] = row.amounts()[k];
            }
        }
    }

    /** Adds the weights of one product for all that were solved. */
    void addTo(int source, double[] row) {
        Weights weights = bySource.get(source);
        for (int i = 0; i < weights.size; i++) {
            row[weights.targets[i]] += weights.values[i];
        }
    }

    private int[] candidates(int target) {
        Strongest strongest = new Strongest(CANDIDATES);
        for (int other = 0; other < sums.length; other++) {
            if (other != target && sums[other] > 0) {
                double lengths = Math.sqrt(coPurchases.square(target) * coPurchases.square(other));
                strongest.offer(other, sums[other] / (lengths + DAMPING));
            }
        }
        return strongest.drain();
    }

    /** A list of weights that grows. */
    private static final class Weights {

        static final Weights NONE = new Weights(0);

        private int[] targets;
        private float[] values;
        private int size;

        private Weights(int capacity) {
            targets = new int[capacity];
            values = new float[capacity];
        }

        Weights plus(int target, double value) {
            Weights grown = size < targets.length ? this : copy(Math.max(4, 2 * size));
            grown.targets[grown.size] = target;
            grown.values[grown.size] = (float) value;
            grown.size++;
            return grown;
        }

        private Weights copy(int capacity) {
            Weights copy = new Weights(capacity);
            System.arraycopy(targets, 0, copy.targets, 0, size);
            System.arraycopy(values, 0, copy.values, 0, size);
            copy.size = size;
            return copy;
        }
    }
}
