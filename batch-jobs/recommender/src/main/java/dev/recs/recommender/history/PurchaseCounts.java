package dev.recs.recommender.history;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The counting pass: the lines of each product, which says what is the head of the catalog and what was sold, and what an order is. Whole
 * numbers.
 */
public final class PurchaseCounts implements Trainer<PurchaseCounts, PurchaseCounts> {

    private final long[] lines;
    private final OrderUnit.Moments moments = new OrderUnit.Moments();

    public PurchaseCounts(int products) {
        this.lines = new long[products];
    }

    public static PurchaseCounts of(UserHistories histories, int products) {
        return Passes.sum(histories, () -> new PurchaseCounts(products));
    }

    @Override
    public void add(UserHistory user) {
        for (int line = 0; line < user.size(); line++) {
            lines[user.product(line)]++;
        }
        moments.add(user);
    }

    @Override
    public void merge(PurchaseCounts other) {
        for (int product = 0; product < lines.length; product++) {
            lines[product] += other.lines[product];
        }
        moments.merge(other.moments);
    }

    @Override
    public PurchaseCounts solve() {
        return this;
    }

    /** What fits these histories, see {@link OrderUnit#of}. */
    public OrderUnit unit() {
        return moments.unit();
    }

    /** By number of the product. */
    public double[] lines() {
        return Arrays.stream(lines).asDoubleStream().toArray();
    }

    /** The products bought by anybody. */
    public BitSet sold() {
        BitSet sold = new BitSet();
        for (int product = 0; product < lines.length; product++) {
            sold.set(product, lines[product] > 0);
        }
        return sold;
    }
}
