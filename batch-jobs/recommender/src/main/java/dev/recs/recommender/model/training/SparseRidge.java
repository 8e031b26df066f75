package dev.recs.recommender.model.training;

import dev.recs.recommender.model.SparseVector;
import dev.recs.recommender.model.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Entries kept of a row of G to fill {@code G[C][C]} from: at most so many, and so many of all rows together, which is 200 MB. */
    private static final int MAX_KEPT = 2_000;

    private static final int MAX_KEPT_OF_ALL = 25_000_000;

    private final double[] squares;
    private final double lambda;
    private final int keptOfRow;
    /** Rows of G. */
    private final @Nullable SparseRow[] rows;
    /** By product that is to be solved: C, and {@code G[C][j]}. */
    private final @Nullable Target[] targets;
    /** Place of a product among the candidates, from 1; 0 for all others. */
    private final int[] places;

    private final List<Weights> bySource = new ArrayList<>();

    /** @param squares diagonal of G */
    SparseRidge(double[] squares, double lambda) {
        this.squares = squares;
        this.lambda = lambda;
        this.keptOfRow = Math.clamp(MAX_KEPT_OF_ALL / Math.max(1, squares.length), CANDIDATES, MAX_KEPT);
        this.rows = new SparseRow[squares.length];
        this.targets = new Target[squares.length];
        this.places = new int[squares.length];
        for (int product = 0; product < squares.length; product++) {
            bySource.add(Weights.NONE);
        }
    }

    /**
     * Takes a row of G.
     *
     * @param isTarget the weights of other products for this one are wanted
     */
    void take(int product, SparseVector row, boolean isTarget) {
        rows[product] = SparseRow.largest(row, keptOfRow);
        if (isTarget) {
            int[] candidates = candidates(product, row);
            targets[product] = new Target(
                    candidates, Arrays.stream(candidates).mapToDouble(row::get).toArray());
        }
    }

    /** Finds the weights of other products for all that want them; every row must have been taken. */
    void solve() {
        for (int product = 0; product < targets.length; product++) {
            Target target = targets[product];
            if (target != null) {
                solve(product, target.candidates(), target.g().clone());
            }
        }
    }

    private void solve(int target, int[] candidates, double[] b) {
        int n = candidates.length;
        double[][] g = new double[n][n];
        for (int i = 0; i < n; i++) {
            places[candidates[i]] = i + 1;
        }
        for (int i = 0; i < n; i++) {
            SparseRow row = rows[candidates[i]];
            fill(g, i, row == null ? SparseRow.NONE : row); // G[C][C]
            g[i][i] = squares[candidates[i]] + lambda; // + λI
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
    void addTo(int source, SparseVector row) {
        Weights weights = bySource.get(source);
        for (int i = 0; i < weights.size; i++) {
            row.add(weights.targets[i], weights.values[i]);
        }
    }

    private int[] candidates(int target, SparseVector row) {
        TopK topK = new TopK(CANDIDATES);
        for (int place = 0; place < row.count(); place++) {
            int other = row.column(place);
            if (other != target && row.get(other) > 0) {
                topK.offer(other, row.get(other) / (Math.sqrt(squares[target] * squares[other]) + DAMPING));
            }
        }
        return topK.drain();
    }

    @SuppressWarnings("ArrayRecordComponent") // Private, one a product, never compared.
    private record Target(int[] candidates, double[] g) {}

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
