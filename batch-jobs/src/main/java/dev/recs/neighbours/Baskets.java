package dev.recs.neighbours;

import dev.recs.orders.PurchaseHistory;
import dev.recs.signal.RecencyDecay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Sparse rows of purchases, one a user; what was bought long before the user's newest purchase weighs less.
 *
 * <p>The age is measured against the user's own newest purchase, not against today: what somebody bought together years ago still tells what
 * goes together.
 */
final class Baskets {

    /** A buyer of more products than this is a reseller: the latest are kept. */
    private static final int MAX_PRODUCTS = 500;

    private Baskets() {}

    /** The rows of users who bought anything, in the order of the users; a product weighs what its latest purchase does. */
    static List<Row> rows(PurchaseHistory history, double halfLifeDays) {
        List<Row> rows = new ArrayList<>(history.users());
        for (int user = 0; user < history.users(); user++) {
            if (history.begin(user) < history.end(user)) {
                Instant newest = Instant.ofEpochMilli(history.millis(history.end(user) - 1));
                rows.add(row(history, user, new RecencyDecay(halfLifeDays, newest)));
            }
        }
        return rows;
    }

    private static Row row(PurchaseHistory history, int user, RecencyDecay decay) {
        int[] latestLines = new int[history.end(user) - history.begin(user)];
        int size = 0;
        BitSet seen = new BitSet();
        for (int line = history.end(user) - 1; line >= history.begin(user) && size < MAX_PRODUCTS; line--) {
            if (!seen.get(history.product(line))) {
                seen.set(history.product(line));
                latestLines[size++] = line;
            }
        }
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = ((long) history.product(latestLines[i]) << Integer.SIZE) | latestLines[i];
        }
        Arrays.sort(keys);
        int[] products = new int[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            products[i] = (int) (keys[i] >>> Integer.SIZE);
            weights[i] = (float) decay.of(Instant.ofEpochMilli(history.millis((int) keys[i])));
        }
        return new Row(products, weights);
    }

    /** The products of one user with their weights, by number of the product. */
    @SuppressWarnings("ArrayRecordComponent") // Private to this package, millions of them, never compared.
    record Row(int[] products, float[] weights) {}
}
