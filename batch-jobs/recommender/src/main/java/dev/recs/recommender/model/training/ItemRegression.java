package dev.recs.recommender.model.training;

import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.SparseVector;
import dev.recs.recommender.model.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Regression of each product on all others: how much a purchase of one raises what we expect of another.
 *
 * <p>The products bought most, the head, are solved together and exactly by {@link Ease}. A product beyond, of the tail, is
 * solved by {@link SparseRidge} on the {@value SparseRidge#CANDIDATES} products it was bought with most: the same regression with the rest
 * held at zero. What a product of the tail says about one of the head is the regression on that one product alone,
 * {@code B[i][j] = G[i][j] / (G[i][i] + λ)}. Weights may be negative, and matter.
 *
 * <p>Takes the rows of G block by block and keeps of each what is needed: of the head its entries in the head, of the tail its candidates and
 * the entries of the head that could be kept in the end.
 */
final class ItemRegression {

    private static final int TAIL = -1;

    private final double[] squares;
    private final double lambda;
    private final int neighbours;
    private final int[] head;
    private final int[] headNumber;
    /** G of the head, row by row; then B. */
    private final float[] b;

    private final SparseRidge tail;
    private final boolean hasTail;
    /** G[i][j] of a product i of the tail and those of the head. */
    private final List<SparseRow> ofHead = new ArrayList<>();

    /**
     * @param squares diagonal of G
     * @param maxHead products that are solved exactly at most
     * @param neighbours kept of each product
     */
    ItemRegression(double[] squares, double lambda, int maxHead, int neighbours) {
        this.squares = squares;
        this.lambda = lambda;
        this.neighbours = neighbours;
        this.head = head(squares, maxHead);
        this.headNumber = new int[squares.length];
        Arrays.fill(headNumber, TAIL);
        for (int i = 0; i < head.length; i++) {
            headNumber[head[i]] = i;
        }
        this.b = new float[head.length * head.length];
        this.tail = new SparseRidge(squares, lambda);
        this.hasTail = Arrays.stream(squares).filter(square -> square > 0).count() > head.length;
    }

    /** Takes the next rows of G, in their order. */
    void take(PairSums g) {
        SparseVector row = new SparseVector(squares.length);
        for (int product = g.begin(); product < g.end(); product++) {
            g.take(product, row);
            boolean isTail = headNumber[product] == TAIL;
            if (hasTail) {
                tail.take(product, row, isTail && squares[product] > 0);
            }
            if (isTail) {
                ofHead.add(tailRow(row));
            } else {
                ofHead.add(SparseRow.NONE);
                copy(row, headNumber[product]);
            }
        }
    }

    private void copy(SparseVector row, int i) {
        for (int j = 0; j < head.length; j++) {
            b[i * head.length + j] = (float) row.get(head[j]); // G
        }
    }

    private SparseRow tailRow(SparseVector row) {
        for (int place = 0; place < row.count(); place++) {
            if (headNumber[row.column(place)] == TAIL) {
                row.set(row.column(place), 0);
            }
        }
        return SparseRow.largest(row, neighbours);
    }

    /** The rows of B, each cut at its entries of largest amount; all rows of G must have been taken. */
    Neighbours solve() {
        Ease.solve(b, head.length, (float) lambda);
        tail.solve();
        Neighbours solved = new Neighbours(squares.length);
        SparseVector row = new SparseVector(squares.length);
        for (int product = 0; product < squares.length; product++) {
            row.clear();
            fill(product, row);
            tail.addTo(product, row);
            row.set(product, 0); // diag(B) = 0
            solved.keepTopK(product, row, neighbours);
        }
        return solved;
    }

    private void fill(int product, SparseVector row) {
        int i = headNumber[product];
        for (int j = 0; i != TAIL && j < head.length; j++) {
            row.set(head[j], b[i * head.length + j]);
        }
        SparseRow known = ofHead.get(product);
        for (int k = 0; k < known.others().length; k++) {
            row.set(known.others()[k], known.amounts()[k] / (squares[product] + lambda));
        }
    }

    private static int[] head(double[] squares, int max) {
        TopK topK = new TopK(Math.min(max, squares.length));
        for (int product = 0; product < squares.length; product++) {
            if (squares[product] > 0) {
                topK.offer(product, squares[product]);
            }
        }
        int[] head = topK.drain();
        Arrays.sort(head);
        return head;
    }
}
