package dev.recs.recommender.model.training;

import dev.recs.recommender.history.FixedPoint;
import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.history.Orders;
import dev.recs.recommender.history.Orders.Order;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistories;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.SparseVector;

/**
 * Trains what is bought with a product, or after it: the companions, of the same order, and the successors, of the orders to come.
 *
 * <pre>{@code
 * companions:  c[i][j] = orders that hold i and j
 * successors:  c[i][j] = Σ g^(d − 1)    over all j 1 to 10 orders d after an i of the same user, g = 0.7
 * weight[i][j] = c[i][j] / (√(from[i] · to[j]) + 20)
 * }</pre>
 *
 * <p>{@code from} and {@code to} are the sums of the rows and columns of c, so this is the cosine of pairs, drawn towards 0 where there
 * are few. Successors have a direction: a second volume follows the first. A product is neither its own companion nor its own successor;
 * that is the business of buying again.
 *
 * <p>Holds rows of c ({@link PairSums}) and the sums of all its rows and columns.
 *
 * <p>Association and sequential rules of sessions: Ludewig, Jannach: Evaluation of session-based recommendation algorithms (UMUAI 28,
 * 2018), section 3.1, there with 1/d for the geometric decay.
 */
public final class OrderPairTrainer implements Trainer<OrderPairTrainer, Neighbours> {

    private static final double GAP_DECAY = 0.7;
    private static final double DAMPING = 20;
    private static final long[] SAME_ORDER = {FixedPoint.of(1)};
    private static final long[] LATER_ORDERS = laterOrders(10);

    private final OrderUnit unit;
    private final int neighbours;
    /** Of a pair by the orders between, 0 for one order. */
    private final long[] gapWeights;

    private final PairSums c;
    /** Summed with the first rows of c. */
    private final long[] from;

    private final long[] to;

    private OrderPairTrainer(PairSums c, OrderUnit unit, int neighbours, long[] gapWeights) {
        this.c = c;
        this.unit = unit;
        this.neighbours = neighbours;
        this.gapWeights = gapWeights;
        this.from = new long[c.isFirst() ? c.products() : 0];
        this.to = new long[from.length];
    }

    /** @param neighbours kept of each product */
    static OrderPairTrainer companions(int products, OrderUnit unit, int neighbours) {
        return new OrderPairTrainer(new PairSums(products), unit, neighbours, SAME_ORDER);
    }

    /** @param neighbours kept of each product */
    static OrderPairTrainer successors(int products, OrderUnit unit, int neighbours) {
        return new OrderPairTrainer(new PairSums(products), unit, neighbours, LATER_ORDERS);
    }

    private OrderPairTrainer of(PairSums rows) {
        return new OrderPairTrainer(rows, unit, neighbours, gapWeights);
    }

    private static long[] laterOrders(int window) {
        long[] weights = new long[window + 1];
        for (int gap = 1; gap <= window; gap++) {
            weights[gap] = FixedPoint.of(StrictMath.pow(GAP_DECAY, gap - 1.0));
        }
        return weights;
    }

    @Override
    public void add(UserHistory user) {
        int[][] orders = Orders.of(user, unit).stream().map(Order::products).toArray(int[][]::new);
        for (int order = 0; order < orders.length; order++) {
            if (c.isFirst()) {
                addSums(orders, order);
            }
            for (int product : orders[order]) {
                addRow(product, orders, order);
            }
        }
    }

    private void addSums(int[][] orders, int order) {
        long after = sum(orders, order, 1);
        long before = sum(orders, order, -1);
        for (int product : orders[order]) {
            from[product] = FixedPoint.sum(from[product], after);
            to[product] = FixedPoint.sum(to[product], before);
        }
    }

    /** What one product of an order adds to its row, or column. */
    private long sum(int[][] orders, int order, int direction) {
        long sum = gapWeights[0] * (orders[order].length - 1);
        for (int gap = 1; gap < gapWeights.length; gap++) {
            int other = order + direction * gap;
            sum += other < 0 || other >= orders.length ? 0 : gapWeights[gap] * orders[other].length;
        }
        return sum;
    }

    private void addRow(int product, int[][] orders, int order) {
        for (int gap = 0; gap < gapWeights.length && order + gap < orders.length; gap++) {
            for (int other : orders[order + gap]) {
                if (c.holds(product) && other != product) {
                    c.add(product, other, gapWeights[gap]);
                }
            }
        }
    }

    @Override
    public void merge(OrderPairTrainer other) {
        if (c.products() != other.c.products() || unit != other.unit || gapWeights.length != other.gapWeights.length) {
            throw new IllegalArgumentException(
                    "pairs of %d products, of orders by %s up to %d apart, cannot take in those of %d, by %s up to %d: expected one catalog and history"
                            .formatted(
                                    c.products(),
                                    unit,
                                    gapWeights.length - 1,
                                    other.c.products(),
                                    other.unit,
                                    other.gapWeights.length - 1));
        }
        c.merge(other.c);
        for (int product = 0; product < from.length; product++) {
            from[product] = FixedPoint.sum(from[product], other.from[product]);
            to[product] = FixedPoint.sum(to[product], other.to[product]);
        }
    }

    @Override
    public Neighbours solve() {
        Neighbours pairs = new Neighbours(c.products());
        solve(c, pairs);
        return pairs;
    }

    @Override
    public Neighbours train(UserHistories histories) {
        return train(RowBlocks.of(histories));
    }

    Neighbours train(RowBlocks blocks) {
        int products = c.products();
        Neighbours pairs = new Neighbours(products);
        OrderPairTrainer first = blocks.from(0, products, this::of);
        first.solve(first.c, pairs);
        int end = first.c.end();
        while (end < products) {
            PairSums rows = blocks.from(end, products, this::of).c;
            first.solve(rows, pairs);
            end = rows.end();
        }
        return pairs;
    }

    /** The given rows, with the sums of these. */
    private void solve(PairSums rows, Neighbours pairs) {
        SparseVector row = new SparseVector(rows.products());
        for (int product = rows.begin(); product < rows.end(); product++) {
            rows.take(product, row);
            double sum = FixedPoint.toDouble(from[product]);
            for (int place = 0; place < row.count(); place++) {
                int other = row.column(place);
                row.set(other, row.get(other) / (Math.sqrt(sum * FixedPoint.toDouble(to[other])) + DAMPING));
            }
            pairs.keepTopK(product, row, neighbours);
        }
    }
}
