package dev.recs.recommender.model.training;

import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.signal.RecencyDecay;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Sparse rows of purchases, one a user; what was bought long before the user's newest purchase weighs less.
 *
 * <p>The age is measured against the user's own newest purchase, not against today: what somebody bought together years ago still tells what
 * goes together.
 */
public final class InteractionRows {

    /** A buyer of more products than this is a reseller: the latest are kept. */
    private static final int MAX_PRODUCTS = 500;

    private InteractionRows() {}

    /** The row of a user who bought anything; a product weighs what its latest purchase does. */
    static Row row(UserHistory user, double halfLifeDays) {
        RecencyDecay decay = new RecencyDecay(halfLifeDays, Instant.ofEpochMilli(user.millis(user.size() - 1)));
        int[] latest = latestLines(user);
        long[] byProduct = new long[latest.length];
        for (int i = 0; i < latest.length; i++) {
            byProduct[i] = ((long) user.product(latest[i]) << Integer.SIZE) | latest[i];
        }
        Arrays.sort(byProduct);
        int[] products = new int[latest.length];
        float[] weights = new float[latest.length];
        for (int i = 0; i < latest.length; i++) {
            products[i] = (int) (byProduct[i] >>> Integer.SIZE);
            weights[i] = (float) decay.weight(Instant.ofEpochMilli(user.millis((int) byProduct[i])));
        }
        return new Row(products, weights);
    }

    /** The products of a user, ascending, without weights. */
    static int[] products(UserHistory user) {
        int[] products = latestLines(user);
        Arrays.setAll(products, i -> user.product(products[i]));
        Arrays.sort(products);
        return products;
    }

    /** The last line of each product, the latest first. */
    private static int[] latestLines(UserHistory user) {
        int[] latest = new int[Math.min(user.size(), MAX_PRODUCTS)];
        int size = 0;
        BitSet seen = new BitSet();
        for (int line = user.size() - 1; line >= 0 && size < MAX_PRODUCTS; line--) {
            if (!seen.get(user.product(line))) {
                seen.set(user.product(line));
                latest[size++] = line;
            }
        }
        return Arrays.copyOf(latest, size);
    }

    /** The products of one user with their weights, by number of the product. */
    @SuppressWarnings("ArrayRecordComponent") // Private to this package, millions of them, never compared.
    record Row(int[] products, float[] weights) {}
}
