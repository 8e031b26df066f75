package dev.recs.recommender.model.training;

import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.TopK;
import java.util.Arrays;

/**
 * Regression of each product on all others: how much a purchase of one raises what we expect of another.
 *
 * <p>The products bought most, the head, are solved together and exactly by {@link Ease}. A product beyond, of the tail, is
 * solved by {@link SparseRidge} on the {@value SparseRidge#CANDIDATES} products it was bought with most: the same regression with the rest
 * held at zero. What a product of the tail says about one of the head is the regression on that one product alone,
 * {@code B[i][j] = G[i][j] / (G[i][i] + λ)}. Weights may be negative, and matter.
 */
final class ItemRegression {

    private static final int TAIL = -1;

    private final CoPurchaseGram g;
    private final double lambda;
    private final int[] head;
    private final int[] headNumber;

    /** @param maxHead products that are solved exactly at most */
    ItemRegression(CoPurchaseGram g, double lambda, int maxHead) {
        this.g = g;
        this.lambda = lambda;
        this.head = head(g, maxHead);
        this.headNumber = new int[g.products()];
        Arrays.fill(headNumber, TAIL);
        for (int i = 0; i < head.length; i++) {
            headNumber[head[i]] = i;
        }
    }

    /** The rows of B, each cut at its entries of largest amount. */
    Neighbours solve(int max) {
        int products = g.products();
        float[] b = headWeights();
        SparseRidge tail = tail();
        Neighbours neighbours = new Neighbours(products);
        double[] row = new double[products];
        for (int product = 0; product < products; product++) {
            if (headNumber[product] == TAIL) {
                tailRow(product, row);
            } else {
                copy(b, headNumber[product], row);
            }
            tail.addTo(product, row);
            row[product] = 0; // diag(B) = 0
            neighbours.keepTopK(product, row, max);
        }
        return neighbours;
    }

    /** B of the products of the head, row by row. */
    private float[] headWeights() {
        int n = head.length;
        float[] b = new float[n * n];
        double[] sums = new double[g.products()];
        for (int i = 0; i < n; i++) {
            g.row(head[i], sums);
            for (int j = 0; j < n; j++) {
                b[i * n + j] = (float) sums[head[j]]; // G
            }
        }
        Ease.solve(b, n, (float) lambda);
        return b;
    }

    private SparseRidge tail() {
        SparseRidge tail = new SparseRidge(g, lambda);
        for (int product = 0; product < g.products(); product++) {
            if (headNumber[product] == TAIL && g.square(product) > 0) {
                tail.solve(product);
            }
        }
        return tail;
    }

    private void copy(float[] b, int from, double[] row) {
        Arrays.fill(row, 0);
        for (int j = 0; j < head.length; j++) {
            row[head[j]] = b[from * head.length + j];
        }
    }

    /** What a product of the tail says about those of the head. */
    private void tailRow(int product, double[] row) {
        g.row(product, row);
        for (int other = 0; other < row.length; other++) {
            row[other] = headNumber[other] == TAIL ? 0 : row[other] / (g.square(product) + lambda);
        }
    }

    private static int[] head(CoPurchaseGram g, int max) {
        TopK topK = new TopK(Math.min(max, g.products()));
        for (int product = 0; product < g.products(); product++) {
            if (g.square(product) > 0) {
                topK.offer(product, g.square(product));
            }
        }
        int[] head = topK.drain();
        Arrays.sort(head);
        return head;
    }
}
