package dev.recs.recommender.model.training;

import dev.recs.recommender.history.FixedPoint;
import dev.recs.recommender.history.PurchaseCounts;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistories;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.OpenBlas;
import dev.recs.recommender.model.training.InteractionRows.Row;
import dev.recs.recommender.signal.RecencyDecay;
import java.time.Instant;

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
 * keeps its diagonal, which says how much a product speaks for itself: buying again and discovery come from one equation. {@link
 * NextOrderRegression} solves it. Holds A of the head as a packed triangle, its diagonal of all products, and rows of C ({@link PairSums}).
 *
 * <p>Ridge regression: Hoerl, Kennard (Technometrics 12, 1970). Orders as rows is our own choice, measured in docs/log/quality-search.md.
 */
final class NextOrderTrainer implements Trainer<NextOrderTrainer, Neighbours> {

    private final TrainingSettings settings;
    private final RecencyDecay decay;
    private final OrderRows orders;
    private final Head head;
    private final PairSums c;
    /** Diagonal of A, of all products. */
    private final long[] diagonal;
    /** Row and column sums of C over the pairs that are not of two products of the head. */
    private final long[] from;

    private final long[] to;
    /** A of the head: row i up to its diagonal, one after the other; made for the first user. Summed with the first rows of C, as the three before. */
    private long[] a = new long[0];

    /**
     * @param counts of the whole history: which products are the head, and what an order is
     * @param asOf from which the age of an order counts
     */
    NextOrderTrainer(PurchaseCounts counts, int products, Instant asOf, TrainingSettings settings) {
        this(counts, products, asOf, settings, OpenBlas.isAvailable() ? CoPurchaseTrainer.HEAD : 0);
    }

    /** @param maxHead products that are solved together at most; above 0 only where OpenBLAS is */
    NextOrderTrainer(PurchaseCounts counts, int products, Instant asOf, TrainingSettings settings, int maxHead) {
        this(
                settings,
                new RecencyDecay(settings.sequentialHalfLifeDays(), asOf),
                new OrderRows(settings.preferences(counts.unit())),
                Head.of(counts, products, maxHead),
                new PairSums(products));
    }

    private NextOrderTrainer(TrainingSettings settings, RecencyDecay decay, OrderRows orders, Head head, PairSums c) {
        this.settings = settings;
        this.decay = decay;
        this.orders = orders;
        this.head = head;
        this.c = c;
        this.diagonal = new long[c.isFirst() ? c.products() : 0];
        this.from = new long[diagonal.length];
        this.to = new long[diagonal.length];
    }

    private NextOrderTrainer of(PairSums rows) {
        return new NextOrderTrainer(settings, decay, orders, head, rows);
    }

    /** Entries of the first so many rows of a triangle. */
    static int triangle(int rows) {
        return rows * (rows + 1) / 2;
    }

    @Override
    public void add(UserHistory user) {
        a = triangle();
        orders.forEach(user, (had, order, millis) -> {
            double weight = decay.weight(Instant.ofEpochMilli(millis));
            if (c.isFirst()) {
                addToA(had, weight);
            }
            addToC(had, order, weight / Math.sqrt(order.length)); // W · Y
        });
    }

    private void addToA(Row had, double weight) {
        int[] products = had.products();
        float[] x = had.weights();
        for (int i = 0; i < products.length; i++) {
            double wx = weight * x[i];
            diagonal[products[i]] = FixedPoint.sum(diagonal[products[i]], FixedPoint.of(wx * x[i]));
            int row = head.number(products[i]);
            for (int j = 0; row != Head.TAIL && j < products.length; j++) {
                int column = head.number(products[j]);
                if (column != Head.TAIL && column <= row) {
                    int place = triangle(row) + column;
                    a[place] = FixedPoint.sum(a[place], FixedPoint.of(wx * x[j]));
                }
            }
        }
    }

    private void addToC(Row had, int[] order, double share) {
        for (int i = 0; i < had.products().length; i++) {
            int product = had.products()[i];
            long units = FixedPoint.of(share * had.weights()[i]);
            boolean isOfHead = head.number(product) != Head.TAIL;
            for (int bought : order) {
                if (c.holds(product)) {
                    c.add(product, bought, units);
                }
                if (c.isFirst() && !(isOfHead && head.number(bought) != Head.TAIL)) {
                    from[product] = FixedPoint.sum(from[product], units);
                    to[bought] = FixedPoint.sum(to[bought], units);
                }
            }
        }
    }

    @Override
    public void merge(NextOrderTrainer other) {
        if (!head.isSame(other.head)) {
            throw new IllegalArgumentException(
                    "next orders of %d products, %d of them solved together, cannot take in those of %d and %d: expected trainers of one history"
                            .formatted(head.products(), head.size(), other.head.products(), other.head.size()));
        }
        c.merge(other.c);
        a = triangle();
        add(a, other.triangle());
        add(diagonal, other.diagonal);
        add(from, other.from);
        add(to, other.to);
    }

    private long[] triangle() {
        return a.length == 0 && c.isFirst() ? new long[triangle(head.size())] : a;
    }

    private static void add(long[] sums, long[] others) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = FixedPoint.sum(sums[i], others[i]);
        }
    }

    /** By product: what its buyers buy next, itself included; the rows of B, each cut at its entries of largest amount. */
    @Override
    public Neighbours solve() {
        NextOrderRegression regression = regression();
        regression.take(c);
        return regression.solve();
    }

    @Override
    public Neighbours train(UserHistories histories) {
        return train(RowBlocks.of(histories));
    }

    Neighbours train(RowBlocks blocks) {
        int products = c.products();
        NextOrderTrainer block = blocks.from(0, products, this::of);
        NextOrderRegression regression = block.regression();
        regression.take(block.c);
        while (block.c.end() < products) {
            block = blocks.from(block.c.end(), products, this::of);
            regression.take(block.c);
        }
        return regression.solve();
    }

    /** Takes A out, whose memory is wanted for solving. */
    private NextOrderRegression regression() {
        long[] ofHead = triangle();
        a = new long[0];
        return new NextOrderRegression(
                head, ofHead, new NextOrderRegression.Sums(diagonal, from, to), settings.neighbours());
    }
}
