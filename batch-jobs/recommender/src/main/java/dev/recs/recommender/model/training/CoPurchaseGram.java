package dev.recs.recommender.model.training;

import dev.recs.recommender.model.TopK;
import dev.recs.recommender.model.training.InteractionRows.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Gram matrix of the rows, {@code G = XᵀX}, computed where it is asked for: how much the buyers of one product bought of another.
 *
 * <p>{@code G[i][j] = Σ x[u][i] · x[u][j]} over the users u who bought i, found by the list of the buyers of each product. Not thread-safe.
 */
final class CoPurchaseGram {

    private static final int MAX_KEPT = 2_000;

    private final List<Row> rows;
    private final int products;
    private final int[] begins;
    private final int[] buyers;
    private final float[] buyerWeights;
    private final double[] squares;
    private final double[] scratch;
    private final @Nullable SparseRow[] kept;

    CoPurchaseGram(List<Row> rows, int products) {
        this.rows = rows;
        this.products = products;
        this.begins = new int[products + 1];
        this.squares = new double[products];
        this.scratch = new double[products];
        this.kept = new SparseRow[products];
        for (Row row : rows) {
            for (int i = 0; i < row.products().length; i++) {
                begins[row.products()[i] + 1]++;
                squares[row.products()[i]] += (double) row.weights()[i] * row.weights()[i];
            }
        }
        Arrays.parallelPrefix(begins, Integer::sum);
        this.buyers = new int[begins[products]];
        this.buyerWeights = new float[begins[products]];
        int[] next = Arrays.copyOf(begins, products);
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < rows.get(row).products().length; i++) {
                int slot = next[rows.get(row).products()[i]]++;
                buyers[slot] = row;
                buyerWeights[slot] = rows.get(row).weights()[i];
            }
        }
    }

    /** A row of the matrix cut at its {@link #MAX_KEPT} largest entries, computed once and kept. */
    SparseRow sparseRow(int product) {
        SparseRow known = kept[product];
        if (known == null) {
            row(product, scratch);
            int[] others = TopK.largest(scratch, MAX_KEPT);
            Arrays.sort(others);
            float[] amounts = new float[others.length];
            for (int i = 0; i < amounts.length; i++) {
                amounts[i] = (float) scratch[others[i]];
            }
            known = new SparseRow(others, amounts);
            kept[product] = known;
        }
        return known;
    }

    int products() {
        return products;
    }

    /** Diagonal of the matrix: sum of the squared weights of a product. */
    double square(int product) {
        return squares[product];
    }

    /** Mean of the diagonal over the products that were bought; 1 if none was. */
    double meanSquare() {
        return Arrays.stream(squares).filter(square -> square > 0).average().orElse(1);
    }

    /** Fills one row of the matrix, by number of the other product. */
    void row(int product, double[] sums) {
        Arrays.fill(sums, 0);
        for (int slot = begins[product]; slot < begins[product + 1]; slot++) {
            Row row = rows.get(buyers[slot]);
            double weight = buyerWeights[slot];
            for (int i = 0; i < row.products().length; i++) {
                sums[row.products()[i]] += weight * row.weights()[i];
            }
        }
    }

    /** Entries of a row that are not zero, by number. */
    @SuppressWarnings("ArrayRecordComponent") // Private to this package, one a product, never compared.
    record SparseRow(int[] others, float[] amounts) {}
}
