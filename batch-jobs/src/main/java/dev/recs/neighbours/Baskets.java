package dev.recs.neighbours;

import dev.recs.catalog.ProductIndex;
import dev.recs.signal.RecencyDecay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects order lines, those of a user together, into sparse rows of time-decayed purchases. */
public final class Baskets {

    /** A buyer of more products than this is a reseller: the latest are kept. */
    private static final int MAX_PRODUCTS = 500;

    private final ProductIndex index;
    private final RecencyDecay decay;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Integer, Double> current = new HashMap<>();
    private final double[] recent;
    private final RecencyDecay trendDecay;
    private String currentUser = "";

    Baskets(ProductIndex index, RecencyDecay decay, RecencyDecay trendDecay) {
        this.index = index;
        this.decay = decay;
        this.trendDecay = trendDecay;
        this.recent = new double[index.size()];
    }

    void add(String userId, String productId, Instant purchasedAt) {
        if (!userId.equals(currentUser)) {
            endOfUser();
            currentUser = userId;
        }
        int product = index.numberOf(productId);
        if (product != ProductIndex.UNKNOWN) {
            current.merge(product, decay.of(purchasedAt), Math::max);
            recent[product] += trendDecay.of(purchasedAt);
        }
    }

    /** Every user's row, in the order of the users. */
    List<Row> rows() {
        endOfUser();
        return rows;
    }

    /** Decayed count of order lines by product. */
    double[] recent() {
        return recent.clone();
    }

    private void endOfUser() {
        if (!current.isEmpty()) {
            rows.add(Row.of(current, MAX_PRODUCTS));
            current.clear();
        }
    }

    /** The products of one user with their weights, by number of the product. */
    @SuppressWarnings("ArrayRecordComponent") // Private to this package, millions of them, never compared.
    record Row(int[] products, double[] weights) {

        static Row of(Map<Integer, Double> purchases, int max) {
            int[] products = purchases.entrySet().stream()
                    .sorted((a, b) -> a.getValue().equals(b.getValue())
                            ? a.getKey().compareTo(b.getKey())
                            : b.getValue().compareTo(a.getValue()))
                    .limit(max)
                    .mapToInt(Map.Entry::getKey)
                    .sorted()
                    .toArray();
            double[] weights = new double[products.length];
            for (int i = 0; i < products.length; i++) {
                weights[i] = purchases.getOrDefault(products[i], 0.0);
            }
            return new Row(products, weights);
        }
    }
}
