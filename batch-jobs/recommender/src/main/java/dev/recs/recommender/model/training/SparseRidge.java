package dev.recs.recommender.model.training;

import dev.recs.recommender.model.TopK;
import dev.recs.recommender.model.training.CoPurchaseGram.SparseRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Ridge regression of single products, each on the products it was bought with most: time linear in the products.
 *
 * <p>For a product j and its {@value #CANDIDATES} candidates C the weights {@code b = (G[C][C] + λI)⁻¹ · G[C][j]} minimise {@code ‖x[j] −
 * X[C]b‖² + λ‖b‖²}. With all other products as candidates that is column j of {@link Ease}. Candidates are those of largest {@code
 * G[i][j] / (√(G[i][i] · G[j][j]) + }{@value #DAMPING}{@code )}: the cosine, drawn towards 0 where little was bought. Not thread-safe.
 *
 * <p>The idea of few regressors for each item: Ning, Karypis: SLIM, sparse linear methods for top-n recommender systems (ICDM 2011).
 */
final class SparseRidge {

    static final int CANDIDATES = 100;
    private static final double DAMPING = 5;

    private final CoPurchaseGram coPurchases;
    private final double lambda;
    private final double[] sums;
    /** Place of a product among the candidates, from 1; 0 for all others. */
    private final int[] places;

    private final List<Weights> bySource = new ArrayList<>();

    SparseRidge(CoPurchaseGram coPurchases, double lambda) {
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
        double[][] g = new double[n][n];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            places[candidates[i]] = i + 1;
            b[i] = sums[candidates[i]]; // G[C][j]
        }
        for (int i = 0; i < n; i++) {
            fill(g, i, coPurchases.sparseRow(candidates[i])); // G[C][C]
            g[i][i] = coPurchases.square(candidates[i]) + lambda; // + λI
        }
        Cholesky.solve(g, b);
        for (int i = 0; i < n; i++) {
            places[candidates[i]] = 0;
            bySource.set(candidates[i], bySource.get(candidates[i]).plus(target, b[i]));
        }
    }

    /** Both halves, because the cut of a row may know an entry from one side only. */
    private void fill(double[][] g, int i, SparseRow row) {
        for (int k = 0; k < row.others().length; k++) {
            int j = places[row.others()[k]] - 1;
            if (j >= 0) {
                g[i][j] = row.amounts()[k];
                g[j][i] = row.amounts()[k];
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
        TopK topK = new TopK(CANDIDATES);
        for (int other = 0; other < sums.length; other++) {
            if (other != target && sums[other] > 0) {
                double lengths = Math.sqrt(coPurchases.square(target) * coPurchases.square(other));
                topK.offer(other, sums[other] / (lengths + DAMPING));
            }
        }
        return topK.drain();
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
