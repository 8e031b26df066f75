package dev.recs.neighbours;

import dev.recs.neighbours.Baskets.Row;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Item-to-item regression: how much a purchase of one product raises what we expect of another.
 *
 * <p>EASE (Steck 2019) is the ridge regression of each product on all others, {@code B = -P / diag(P)} with {@code P = (XᵀX +
 * λI)⁻¹}. One Cholesky factorisation solves it for the {@link #HEAD} products bought most, 4 bytes an entry: 100 MB at 5,000.
 * A product beyond is regressed on the {@link SparseRidge#CANDIDATES} products it was bought with most, the same equation with
 * the rest held at zero, and counts for products of the head by itself alone. Weights may be negative, and matter.
 */
final class BoughtTogether {

    static final int HEAD = 5_000;

    private final CoPurchases coPurchases;
    private final double lambda;
    private final int[] head;

    private BoughtTogether(CoPurchases coPurchases, double lambda, int maxHead) {
        this.coPurchases = coPurchases;
        this.lambda = lambda;
        this.head = head(coPurchases, maxHead);
    }

    static Neighbours of(List<Row> rows, int products, LearningSettings settings) {
        return of(rows, products, settings, OpenBlas.isAvailable() ? HEAD : 0);
    }

    static Neighbours of(List<Row> rows, int products, LearningSettings settings, int maxHead) {
        CoPurchases coPurchases = new CoPurchases(rows, products);
        double mean = IntStream.range(0, products)
                .mapToDouble(coPurchases::square)
                .filter(square -> square > 0)
                .average()
                .orElse(1);
        return new BoughtTogether(coPurchases, settings.coPurchaseRidge() * mean, maxHead).solve(settings.neighbours());
    }

    private Neighbours solve(int max) {
        int products = coPurchases.products();
        int[] headNumber = new int[products];
        Arrays.fill(headNumber, -1);
        for (int i = 0; i < head.length; i++) {
            headNumber[head[i]] = i;
        }
        float[] inverse = inverse();
        SparseRidge tail = new SparseRidge(coPurchases, lambda);
        for (int product = 0; product < products; product++) {
            if (headNumber[product] < 0 && coPurchases.square(product) > 0) {
                tail.solve(product);
            }
        }
        Neighbours neighbours = new Neighbours(products);
        double[] row = new double[products];
        for (int product = 0; product < products; product++) {
            if (headNumber[product] >= 0) {
                Arrays.fill(row, 0);
                copyHead(inverse, headNumber[product], row);
            } else {
                alone(product, headNumber, row);
            }
            tail.addTo(product, row);
            row[product] = 0;
            neighbours.keepStrongest(product, row, max);
        }
        return neighbours;
    }

    private float[] inverse() {
        int n = head.length;
        float[] gram = new float[n * n];
        double[] sums = new double[coPurchases.products()];
        for (int i = 0; i < n; i++) {
            coPurchases.row(head[i], sums);
            for (int j = 0; j < n; j++) {
                gram[i * n + j] = (float) sums[head[j]];
            }
            gram[i * n + i] += (float) lambda;
        }
        if (n > 0) {
            OpenBlas.invert(gram, n);
        }
        return gram;
    }

    private void copyHead(float[] inverse, int from, double[] row) {
        int n = head.length;
        for (int j = 0; j < n; j++) {
            row[head[j]] = -inverse[from * n + j] / inverse[j * n + j];
        }
    }

    /** Regression on this one product: what a product of the tail says about those of the head. */
    private void alone(int product, int[] headNumber, double[] row) {
        coPurchases.row(product, row);
        for (int other = 0; other < row.length; other++) {
            row[other] = headNumber[other] < 0 ? 0 : row[other] / (coPurchases.square(product) + lambda);
        }
    }

    private static int[] head(CoPurchases coPurchases, int max) {
        Strongest strongest = new Strongest(Math.min(max, coPurchases.products()));
        for (int product = 0; product < coPurchases.products(); product++) {
            if (coPurchases.square(product) > 0) {
                strongest.offer(product, coPurchases.square(product));
            }
        }
        int[] head = strongest.drain();
        Arrays.sort(head);
        return head;
    }
}
