package dev.recs.recommender.model.training;

import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.OpenBlas;
import dev.recs.recommender.model.TopK;
import dev.recs.recommender.model.training.InteractionRows.Row;
import dev.recs.recommender.signal.RecencyDecay;
import java.time.Instant;
import java.util.Arrays;

/**
 * Trains the sequential part: what an order holds, predicted from all that came before it, by ridge regression of orders on histories.
 *
 * <p>A row of X is what a user had before an order, of length 1 ({@link OrderRows}); a row of Y is the order, each of its n products {@code
 * 1/√n}; W is diagonal and decays with age.
 *
 * <pre>{@code
 * A = XᵀWX    C = XᵀWY
 * B = (A + λI)⁻¹ C
 * }</pre>
 *
 * <p>{@code B[i][j]} is what having i says about j in the next order. A co-purchase has no direction, this has; and unlike {@link Ease} it
 * keeps its diagonal, which says how much a product speaks for itself: buying again and discovery come from one equation. One factorisation
 * solves it for the {@link CoPurchaseTrainer#HEAD} products bought most. Pairs with a product beyond are regressed by themselves, less what
 * popularity explains: {@code B[i][j] = max(0, C[i][j] − C[i]·C[j] / C) / (A[i][i] + λ)}, with the row, column and total sums of the pairs
 * beyond, each of which stands for its like in one of every so many orders.
 *
 * <p>Ridge regression: Hoerl, Kennard (Technometrics 12, 1970). Orders as rows is our own choice, measured in docs/log/quality-search.md.
 */
final class NextOrderTrainer implements Trainer<NextOrderTrainer, Neighbours> {

    /** λ in units of the mean diagonal of A: from 1 to 8 made a difference of 0.001 in NDCG. */
    private static final double RIDGE = 4;

    private static final int TAIL = -1;

    /** Orders of which pairs beyond the head are counted: those do not grow with the store, see {@link #tailStep}. */
    private static final int MAX_TAIL_ORDERS = 100_000;

    private final TrainingSettings settings;
    private final RecencyDecay decay;
    private final OrderRows orders;
    private final int[] head;
    private final int[] headNumber;
    /** A of the head, in floats; row by row. */
    private final float[] a;
    /** C of the head, one column of C after the other. */
    private final float[] c;
    /** Diagonal of A, of all products. */
    private final double[] diagonal;
    /** C of all pairs that are not of two products of the head. */
    private final PairCounts tail;
    /** Of how many orders one is taken for it. */
    private final int tailStep;

    private int taken;

    /**
     * @param all the whole history, of which the trainer then sees the users: it says which products are the head, what an order is, and of
     *     how many orders the pairs beyond the head are counted
     * @param asOf from which the age of an order counts
     */
    NextOrderTrainer(PurchaseHistory all, int products, Instant asOf, TrainingSettings settings) {
        this(all, products, asOf, settings, OpenBlas.isAvailable() ? CoPurchaseTrainer.HEAD : 0);
    }

    /** @param maxHead products that are solved together at most; above 0 only where OpenBLAS is */
    NextOrderTrainer(PurchaseHistory all, int products, Instant asOf, TrainingSettings settings, int maxHead) {
        this.settings = settings;
        this.decay = new RecencyDecay(settings.sequentialHalfLifeDays(), asOf);
        OrderUnit unit = OrderUnit.of(all);
        this.orders = new OrderRows(settings.preferences(unit));
        this.tailStep = tailStep(all, unit);
        this.head = head(all, products, maxHead);
        this.headNumber = new int[products];
        Arrays.fill(headNumber, TAIL);
        for (int i = 0; i < head.length; i++) {
            headNumber[head[i]] = i;
        }
        this.a = new float[head.length * head.length];
        this.c = new float[head.length * head.length];
        this.diagonal = new double[products];
        this.tail = new PairCounts(products);
    }

    @Override
    public void add(UserHistory user) {
        orders.forEach(user, (had, order, millis) -> add(had, order, decay.weight(Instant.ofEpochMilli(millis))));
    }

    /** Of how many orders of a history one is taken for the pairs beyond the head. */
    static int tailStep(PurchaseHistory history, OrderUnit unit) {
        long orders = 0;
        for (int line = 1; line < history.lines(); line++) {
            orders += unit.isSame(history.millis(line), history.millis(line - 1)) ? 0 : 1;
        }
        return (int) (1 + orders / MAX_TAIL_ORDERS);
    }

    private void add(Row had, int[] order, double weight) {
        float share = (float) (weight / Math.sqrt(order.length)); // W · Y
        boolean isTailTaken = taken++ % tailStep == 0;
        for (int i = 0; i < had.products().length; i++) {
            int product = had.products()[i];
            float x = had.weights()[i];
            diagonal[product] += weight * x * x;
            addToA(headNumber[product], had, (float) weight * x);
            for (int bought : order) {
                if (headNumber[product] != TAIL && headNumber[bought] != TAIL) {
                    c[headNumber[bought] * head.length + headNumber[product]] += share * x;
                } else if (isTailTaken) {
                    tail.add(product, bought, share * x * tailStep);
                }
            }
        }
    }

    private void addToA(int row, Row had, float wx) {
        for (int i = 0; row != TAIL && i < had.products().length; i++) {
            int column = headNumber[had.products()[i]];
            if (column != TAIL) {
                a[row * head.length + column] += wx * had.weights()[i];
            }
        }
    }

    @Override
    public void merge(NextOrderTrainer other) {
        if (headNumber.length != other.headNumber.length || !Arrays.equals(head, other.head)) {
            throw new IllegalArgumentException(
                    "next orders of %d products, %d of them solved together, cannot take in those of %d and %d: expected trainers of one history"
                            .formatted(headNumber.length, head.length, other.headNumber.length, other.head.length));
        }
        for (int i = 0; i < a.length; i++) {
            a[i] += other.a[i];
            c[i] += other.c[i];
        }
        for (int product = 0; product < diagonal.length; product++) {
            diagonal[product] += other.diagonal[product];
        }
        tail.merge(other.tail);
    }

    /** By product: what its buyers buy next, itself included; the rows of B, each cut at its entries of largest amount. */
    @Override
    public Neighbours solve() {
        double lambda = RIDGE
                * Arrays.stream(diagonal).filter(square -> square > 0).average().orElse(1);
        float[] b = headWeights((float) lambda);
        int n = head.length;
        Neighbours neighbours = new Neighbours(headNumber.length);
        double[] row = new double[headNumber.length];
        for (int product = 0; product < headNumber.length; product++) {
            tailRow(product, lambda, row);
            for (int j = 0; headNumber[product] != TAIL && j < n; j++) {
                row[head[j]] = b[j * n + headNumber[product]];
            }
            neighbours.keepTopK(product, row, settings.neighbours());
        }
        return neighbours;
    }

    /** B of the head, one column after the other, in the place of C. */
    private float[] headWeights(float lambda) {
        int n = head.length;
        for (int i = 0; i < n; i++) {
            a[i * n + i] += lambda; // A + λI
        }
        if (n > 0) {
            OpenBlas.solve(a, c, n); // B = (A + λI)⁻¹ C
        }
        return c;
    }

    /** B of a pair beyond the head. */
    private void tailRow(int product, double lambda, double[] row) {
        tail.row(product, row);
        double explained = tail.from(product) / Math.max(tail.total(), Double.MIN_NORMAL);
        for (int other = 0; other < row.length; other++) {
            if (row[other] != 0) {
                row[other] = Math.max(0, row[other] - explained * tail.to(other)) / (diagonal[product] + lambda);
            }
        }
    }

    private static int[] head(PurchaseHistory history, int products, int max) {
        double[] counts = new double[products];
        for (int line = 0; line < history.lines(); line++) {
            counts[history.product(line)]++;
        }
        int[] head = TopK.largest(counts, max);
        Arrays.sort(head);
        return head;
    }
}
