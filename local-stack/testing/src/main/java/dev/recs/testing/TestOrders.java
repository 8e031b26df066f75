package dev.recs.testing;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Orders written down line by line, or drawn by a seed, for tests. */
public final class TestOrders {

    /** The moment that all histories are read for; lines lie so many days before it. */
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private TestOrders() {}

    /** Products p0000, p0001 and so on, with their numbers. */
    public static ProductIndex index(int products) {
        return new ProductIndex(IntStream.range(0, products)
                .mapToObj(product ->
                        new Product(new ProductId(id(product)), "product " + product, "", "", "", null, "", "", true))
                .toList());
    }

    public static Line line(int user, int product, double daysAgo) {
        return new Line(user, product, NOW.minusMillis((long)
                (daysAgo * Duration.ofDays(1).toMillis())));
    }

    /** Lines in any order, as a stream of orders. */
    public static OrderSource source(List<Line> lines) {
        List<Line> sorted = lines.stream()
                .sorted(Comparator.comparingInt(Line::user).thenComparing(Line::at))
                .toList();
        return (asOf, taker) ->
                sorted.forEach(line -> taker.accept("u%05d".formatted(line.user()), id(line.product()), line.at()));
    }

    /** Each user buys 2 to 12 times in 400 days, low numbers more often; no two lines of a user at one moment. */
    public static List<Line> random(long seed, int users, int products) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            int count = 2 + random.nextInt(11);
            for (int i = 0; i < count; i++) {
                int one = random.nextInt(products);
                int other = random.nextInt(products);
                lines.add(line(user, Math.min(one, other), 400.0 * (i + random.nextDouble()) / count));
            }
        }
        return lines;
    }

    /** The same lines with other numbers of the products. */
    public static List<Line> permuted(List<Line> lines, int[] numbers) {
        return lines.stream()
                .map(line -> new Line(line.user(), numbers[line.product()], line.at()))
                .toList();
    }

    /** A seeded permutation of the numbers below a size. */
    public static int[] permutation(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] numbers = IntStream.range(0, size).toArray();
        for (int last = size - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int number = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = number;
        }
        return numbers;
    }

    private static String id(int product) {
        return "p%04d".formatted(product);
    }

    /** One purchase. */
    public record Line(int user, int product, Instant at) {}
}
