package dev.recs.benchmarks.store;

import dev.recs.model.ProductId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the users of a generated store did, straight from the generator, as the stores would tell it. */
public final class GeneratedActivities {

    private static final Comparator<PurchasedProduct> LATEST_FIRST =
            Comparator.comparing(PurchasedProduct::last).reversed().thenComparing(PurchasedProduct::productId);

    private final UserGenerator generator;

    public GeneratedActivities(StoreShape shape) {
        this.generator = new UserGenerator(shape);
    }

    /** The first users. */
    public List<Activity> first(int users) {
        return IntStream.range(0, users).mapToObj(this::activity).toList();
    }

    private Activity activity(int number) {
        GeneratedUser user = generator.user(number);
        return new Activity(
                user.id(), user.createdAt(), true, purchases(user), user.searches(), user.views(), List.of());
    }

    private static List<PurchasedProduct> purchases(GeneratedUser user) {
        Map<String, PurchasedProduct> purchases = new TreeMap<>();
        for (GeneratedUser.Order order : user.orders()) {
            for (String product : order.products()) {
                purchases.merge(
                        product,
                        new PurchasedProduct(new ProductId(product), 1, 1, order.at(), order.at()),
                        GeneratedActivities::both);
            }
        }
        return purchases.values().stream().sorted(LATEST_FIRST).toList();
    }

    private static PurchasedProduct both(PurchasedProduct one, PurchasedProduct other) {
        return new PurchasedProduct(
                one.productId(),
                one.days() + other.days(),
                one.lines() + other.lines(),
                earlier(one.first(), other.first()),
                earlier(one.last(), other.last()).equals(one.last()) ? other.last() : one.last());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
