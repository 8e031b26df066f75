package dev.recs.recommender.history;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import java.time.Instant;
import java.util.function.IntPredicate;

/** Gives the lines of a source by numbers: without what is not in the catalog, no product of its own, or excluded. */
final class KnownProducts implements OrderSource.OrderLine {

    private final ProductIndex index;
    private final IntPredicate kept;
    private final Taker taker;
    private String current = "";

    KnownProducts(ProductIndex index, IntPredicate kept, Taker taker) {
        this.index = index;
        this.kept = kept;
        this.taker = taker;
    }

    @Override
    public void accept(String userId, String productId, Instant purchasedAt) {
        if (!userId.equals(current)) {
            current = userId;
            taker.begin(userId);
        }
        int product = index.numberOf(productId);
        if (product != ProductIndex.UNKNOWN && index.product(product).recommendable() && kept.test(product)) {
            taker.add(product, purchasedAt.toEpochMilli());
        }
    }

    /** Takes users one after the other, each with its lines. */
    interface Taker {
        void begin(String userId);

        void add(int product, long millis);
    }
}
