package dev.recs.recommender.model.training;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.activity.Shown;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.recommender.history.PurchaseHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A user's activity from a history in memory, as the stores would tell it. */
public final class PastActivity {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Comparator<PurchasedProduct> LATEST_FIRST =
            Comparator.comparing(PurchasedProduct::last).reversed().thenComparing(PurchasedProduct::productId);

    private PastActivity() {}

    public static Activity load(PurchaseHistory history, int user, ProductIndex index) {
        Map<Integer, Counted> counted = new HashMap<>();
        for (int line = history.begin(user); line < history.end(user); line++) {
            counted.computeIfAbsent(history.product(line), product -> new Counted())
                    .add(history.millis(line));
        }
        List<PurchasedProduct> purchases = new ArrayList<>(counted.size());
        counted.forEach((product, times) -> purchases.add(times.toPurchase(index.idOf(product))));
        purchases.sort(LATEST_FIRST);
        return new Activity(
                new UserId(history.userId(user)),
                Instant.EPOCH,
                true,
                purchases,
                List.<RecentSearch>of(),
                List.<RecentView>of(),
                List.<Shown>of());
    }

    /** The purchases of one product; lines come oldest first. */
    private static final class Counted {

        private long first = Long.MIN_VALUE;
        private long last;
        private int days;
        private int lines;

        void add(long millis) {
            if (first == Long.MIN_VALUE || Math.floorDiv(millis, DAY) != Math.floorDiv(last, DAY)) {
                days++;
            }
            lines++;
            first = first == Long.MIN_VALUE ? millis : first;
            last = millis;
        }

        PurchasedProduct toPurchase(ProductId product) {
            return new PurchasedProduct(product, days, lines, Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
        }
    }
}
