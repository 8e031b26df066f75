package dev.recs.recommender.model.training;

import dev.recs.recommender.history.FixedPoint;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.OpenBlas;
import dev.recs.recommender.model.SparseVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Solves {@code B = (A + λI)⁻¹ C} of {@link NextOrderTrainer}.
 *
 * <p>One factorisation solves it for the {@link CoPurchaseTrainer#HEAD} products bought most. Pairs with a product beyond are regressed by
 * themselves, less what popularity explains: {@code B[i][j] = max(0, C[i][j] − C[i]·C[j] / C) / (A[i][i] + λ)}, with the row, column and
 * total sums of the pairs beyond. Takes the rows of C block by block.
 */
final class NextOrderRegression {

    /** λ in units of the mean diagonal of A: from 1 to 8 made a difference of 0.001 in NDCG. */
    private static final double RIDGE = 4;

    private final Head head;
    private final Sums sums;
    private final int neighbours;
    private final double lambda;
    private final double total;
    private final float[] a;
    /** C of the head, one column of C after the other; then B. Made for the first row. */
    private float[] c = new float[0];
    /** B of the pairs beyond, by row. */
    private final List<SparseRow> beyond = new ArrayList<>();

    /**
     * @param triangle A of the head: row i up to its diagonal, one after the other
     * @param neighbours kept of each product
     */
    NextOrderRegression(Head head, long[] triangle, Sums sums, int neighbours) {
        this.head = head;
        this.sums = sums;
        this.neighbours = neighbours;
        this.lambda = RIDGE
                * Arrays.stream(sums.diagonal)
                        .filter(square -> square > 0)
                        .mapToDouble(FixedPoint::toDouble)
                        .average()
                        .orElse(1);
        this.total = Arrays.stream(sums.from).mapToDouble(FixedPoint::toDouble).sum();
        this.a = square(triangle, head.size());
    }

    private static float[] square(long[] triangle, int n) {
        float[] square = new float[n * n];
        for (int i = 0, place = 0; i < n; i++) {
            for (int j = 0; j <= i; j++, place++) {
                square[i * n + j] = (float) FixedPoint.toDouble(triangle[place]);
                square[j * n + i] = square[i * n + j];
            }
        }
        return square;
    }

    /** Takes the next rows of C, in their order. */
    void take(PairSums rows) {
        int n = head.size();
        c = c.length == 0 ? new float[a.length] : c;
        SparseVector row = new SparseVector(head.products());
        for (int product = rows.begin(); product < rows.end(); product++) {
            rows.take(product, row);
            int i = head.number(product);
            for (int j = 0; i != Head.TAIL && j < n; j++) {
                c[j * n + i] = (float) row.get(head.members()[j]);
                row.set(head.members()[j], 0);
            }
            beyond.add(beyond(product, row));
        }
    }

    private SparseRow beyond(int product, SparseVector row) {
        double explained = FixedPoint.toDouble(sums.from[product]) / Math.max(total, Double.MIN_NORMAL);
        double scale = FixedPoint.toDouble(sums.diagonal[product]) + lambda;
        for (int place = 0; place < row.count(); place++) {
            int other = row.column(place);
            if (row.get(other) != 0) {
                row.set(other, Math.max(0, row.get(other) - explained * FixedPoint.toDouble(sums.to[other])) / scale);
            }
        }
        return SparseRow.largest(row, neighbours);
    }

    /** The rows of B, each cut at its entries of largest amount; all rows of C must have been taken. */
    Neighbours solve() {
        int n = head.size();
        for (int i = 0; i < n; i++) {
            a[i * n + i] += (float) lambda; // A + λI
        }
        if (n > 0) {
            OpenBlas.solve(a, c, n); // B = (A + λI)⁻¹ C
        }
        Neighbours solved = new Neighbours(head.products());
        SparseVector row = new SparseVector(head.products());
        for (int product = 0; product < row.size(); product++) {
            row.clear();
            int i = head.number(product);
            for (int j = 0; i != Head.TAIL && j < n; j++) {
                row.set(head.members()[j], c[j * n + i]);
            }
            beyond.get(product).copyTo(row);
            solved.keepTopK(product, row, neighbours);
        }
        return solved;
    }

    /** Sums in fixed point, by product: the diagonal of A, rows and columns of C without the head's pairs among themselves. */
    @SuppressWarnings("ArrayRecordComponent") // Private to this package, never compared.
    record Sums(long[] diagonal, long[] from, long[] to) {}
}
