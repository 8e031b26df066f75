package dev.recs.recommender.ranking;

import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.RepeatPurchase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What speaks for buying a product again: how often the user bought it, in how large a part of the orders that could have held
 * it, and whether it is time.
 *
 * <p>The part of the orders is drawn towards that of all buyers of the product, as if {@value #PRIOR} more orders had gone as
 * theirs do (Gamma-Poisson), and counts by its logarithm above {@value #FLOOR}.
 */
final class RepeatPurchaseTerms {

    private static final double PRIOR = 3;
    private static final double FLOOR = 0.01;
    private static final double SLACK_DAYS = 7;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final CatalogModel model;
    private final List<PurchasedProduct> purchases;
    private final Instant asOf;
    private final long[] orderDays;

    RepeatPurchaseTerms(CatalogModel model, RankingRequest request) {
        this.model = model;
        this.purchases = request.activity().purchases();
        this.asOf = request.asOf();
        this.orderDays = orderDays();
    }

    void forEach(Terms terms) {
        for (PurchasedProduct purchase : purchases) {
            int product = model.index().numberOf(purchase.productId().value());
            if (product != ProductIndex.UNKNOWN) {
                add(product, Feature.REPEAT_COUNT, Math.log1p(purchase.days()), terms);
                add(product, Feature.REPEAT_RATE, again(purchase, product), terms);
                add(product, Feature.REPEAT_INTERVAL, due(purchase, product), terms);
            }
        }
    }

    private static void add(int product, Feature feature, double amount, Terms terms) {
        terms.add(product, feature, ReasonType.BUY_AGAIN, "", amount);
    }

    private double again(PurchasedProduct purchase, int product) {
        int first = Arrays.binarySearch(orderDays, day(purchase.first()));
        int later = Math.max(purchase.days(), orderDays.length - first) - 1;
        double usual = model.repeatPurchase().rate()[product];
        double rate = (purchase.days() - 1 + PRIOR * usual) / (later + PRIOR);
        return Math.max(0, Math.log(rate / FLOOR));
    }

    /** 1 when it was bought as long ago as it usually takes, less before and after. */
    private double due(PurchasedProduct purchase, int product) {
        RepeatPurchase usual = model.repeatPurchase();
        double interval = purchase.days() > 1
                ? days(purchase.first(), purchase.last()) / (purchase.days() - 1)
                : usual.intervalDays()[product];
        double ratio = (days(purchase.last(), asOf) + SLACK_DAYS) / (interval + SLACK_DAYS);
        return Math.exp(-Math.abs(Math.log(ratio)));
    }

    /** Days with an order, as far as first and last purchases show them. */
    private long[] orderDays() {
        return purchases.stream()
                .flatMap(purchase -> Stream.of(purchase.first(), purchase.last()))
                .mapToLong(RepeatPurchaseTerms::day)
                .sorted()
                .distinct()
                .toArray();
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), DAY);
    }

    private static double days(Instant from, Instant to) {
        return (double) Math.max(0, to.toEpochMilli() - from.toEpochMilli()) / DAY;
    }
}
