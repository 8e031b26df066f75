package dev.recs.benchmarks.store;

import dev.recs.benchmarks.store.GeneratedUser.Order;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws users by number; a user does not depend on the others. */
public final class UserGenerator {

    private static final double CLUSTER_EXPONENT = 0.7;
    private static final double RANK_EXPONENT = 1.0;
    private static final double MEAN_ORDERS = 3.5;
    private static final double MEAN_LINES = 3;
    private static final double MEAN_SEARCHES = 8;
    private static final double MEAN_VIEWS = 12;
    private static final double AT_HOME = 0.8;
    private static final int MAX_ORDERS = 60;
    private static final int MAX_LINES = 20;
    private static final int MAX_EVENTS = 50;
    private static final long PURCHASE_DAYS = 365;
    private static final long EVENT_DAYS = 60;

    private final StoreShape shape;
    private final Zipf clusters = new Zipf(Vocabulary.CLUSTERS, CLUSTER_EXPONENT);
    private final Zipf products;
    private final Zipf queries;

    UserGenerator(StoreShape shape) {
        this.shape = shape;
        this.products = new Zipf(shape.ranks(), RANK_EXPONENT);
        this.queries = new Zipf(shape.queries() / Vocabulary.CLUSTERS, RANK_EXPONENT);
    }

    /** @param number from 0; ids sort as their numbers do */
    GeneratedUser user(int number) {
        RandomGenerator random = new SplittableRandom(shape.seed() * 0x9E3779B97F4A7C15L + number);
        int[] taste = IntStream.range(0, random.nextInt(1, 4))
                .map(i -> clusters.draw(random))
                .toArray();
        List<Order> orders = IntStream.range(0, Math.min(MAX_ORDERS, geometric(random, MEAN_ORDERS)))
                .mapToObj(i -> order(number, i, taste, random))
                .toList();
        Instant first =
                orders.stream().map(Order::at).min(Comparator.naturalOrder()).orElseThrow();
        return new GeneratedUser(
                new UserId(idOf(number)),
                first.minus(Duration.ofDays(random.nextInt(30))),
                orders,
                events(random, MEAN_SEARCHES)
                        .map(at -> new RecentSearch(query(taste, random), at))
                        .toList(),
                events(random, MEAN_VIEWS)
                        .map(at -> new RecentView(new ProductId(idOfProduct(product(taste, random))), at))
                        .toList());
    }

    static String idOf(int number) {
        return "u" + digits(number, 8);
    }

    static String productId(int cluster, int rank) {
        return "p" + digits(cluster, 3) + digits(rank, 4);
    }

    /** What is bought with a product if pairs are planted: the product of the same rank, half the clusters further; each other's. */
    public static int partnerOf(int product, int products) {
        return (product + products / 2) % products;
    }

    /** As String.format pads, which takes most of the time of a generator. */
    private static String digits(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private String idOfProduct(int product) {
        return productId(product / shape.ranks(), product % shape.ranks());
    }

    private Order order(int user, int number, int[] taste, RandomGenerator random) {
        List<String> lines = IntStream.range(0, Math.min(MAX_LINES, geometric(random, MEAN_LINES)))
                .map(i -> product(taste, random))
                .flatMap(product -> isPaired(random)
                        ? IntStream.of(product, partnerOf(product, shape.products()))
                        : IntStream.of(product))
                .mapToObj(this::idOfProduct)
                .distinct()
                .toList();
        return new Order("o%08d-%02d".formatted(user, number), before(random, PURCHASE_DAYS), lines);
    }

    /** Draws nothing where no pairs are planted, so that a seed gives the store that it always gave. */
    private boolean isPaired(RandomGenerator random) {
        return shape.pairs() > 0 && random.nextDouble() < shape.pairs();
    }

    /** A number, cluster by cluster. */
    private int product(int[] taste, RandomGenerator random) {
        return cluster(taste, random) * shape.ranks() + products.draw(random);
    }

    private String query(int[] taste, RandomGenerator random) {
        return Vocabulary.query(cluster(taste, random), queries.draw(random));
    }

    private int cluster(int[] taste, RandomGenerator random) {
        return random.nextDouble() < AT_HOME ? taste[random.nextInt(taste.length)] : clusters.draw(random);
    }

    /** Times of events, newest first; none for every other user. */
    private Stream<Instant> events(RandomGenerator random, double mean) {
        int count = random.nextBoolean() ? 0 : Math.min(MAX_EVENTS, geometric(random, mean));
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(before(random, EVENT_DAYS));
        }
        times.sort(Comparator.reverseOrder());
        return times.stream();
    }

    private Instant before(RandomGenerator random, long days) {
        return shape.end().minusSeconds(random.nextLong(Duration.ofDays(days).toSeconds()));
    }

    /** At least 1. */
    private static int geometric(RandomGenerator random, double mean) {
        return 1 + (int) Math.floor(Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / mean));
    }
}
