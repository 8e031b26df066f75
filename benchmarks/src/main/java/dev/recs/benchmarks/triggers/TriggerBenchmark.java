package dev.recs.benchmarks.triggers;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.ShopwareShop;
import dev.recs.testing.shops.SymfonyShop;
import dev.recs.testing.shops.TestShop;
import dev.recs.testing.shops.WooCommerceShop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench triggers}. */
@Command(
        name = "triggers",
        mixinStandardHelpOptions = true,
        description =
                "Write the same orders to a shop with our triggers and to one without, on a real MySQL (RECS_MYSQL_FOLDER), and compare.")
public final class TriggerBenchmark implements Benchmark {

    private static final List<TestShop> SYSTEMS = List.of(new WooCommerceShop(), new ShopwareShop(), new SymfonyShop());
    private static final String WITH = "with_triggers";
    private static final String WITHOUT = "without_triggers";
    private static final Instant UNTIL = Instant.parse("2026-11-01T00:00:00Z");

    /** Above every number of an {@link OrderBook}. */
    private static final int NEW = 1_000_000;

    @Mixin
    private final BenchmarkOptions common = new BenchmarkOptions();

    @Option(
            names = "--rounds",
            defaultValue = "20",
            description = "of each shop and setting; the first is not counted (${DEFAULT-VALUE})")
    private int rounds = 20;

    @Option(names = "--orders", defaultValue = "100", description = "of a round, on each side (${DEFAULT-VALUE})")
    private int orders = 100;

    @Option(
            names = "--before",
            defaultValue = "20000",
            description = "orders that the shops have already (${DEFAULT-VALUE})")
    private int before = 20_000;

    private int next = NEW;

    @Override
    public Integer call() {
        try (ShopMysql mysql = new ShopMysql(common.dataDir())) {
            Figures figures = new Figures("cost of the triggers an order, MySQL " + mysql.version());
            OrderBook book = OrderBook.draw(before, UNTIL);
            SYSTEMS.forEach(system -> measure(mysql, system, book, figures));
            common.print(figures.note("an order is placed and paid, each statement its own transaction, one client")
                    .note("durable: every commit waits for the disk, MySQL's default; else commits do not wait")
                    .note("ratios are of rounds in which both sides were written in turn"));
        }
        return 0;
    }

    private void measure(ShopMysql mysql, TestShop system, OrderBook book, Figures figures) {
        try (MeasuredShop without = new MeasuredShop(mysql, WITHOUT, system, book);
                MeasuredShop with = new MeasuredShop(mysql, WITH, system, book)) {
            mysql.connect(WITH);
            for (boolean durable : new boolean[] {true, false}) {
                mysql.commit(durable);
                rounds(with, without).addTo(figures, system + (durable ? ", durable" : ""));
            }
            mysql.disconnect(WITH);
        }
    }

    private Rounds rounds(MeasuredShop with, MeasuredShop without) {
        SplittableRandom random = new SplittableRandom(7);
        List<Round> measured = new ArrayList<>();
        for (int round = 0; round < rounds + 1; round++) {
            long withNanos = 0;
            long withoutNanos = 0;
            for (int order = 0; order < orders; order++) {
                int user = 1 + random.nextInt(OrderBook.USERS);
                int product = 1 + random.nextInt(OrderBook.PRODUCTS);
                int number = next++;
                if (random.nextBoolean()) {
                    withNanos += with.timeOrder(number, user, product);
                    withoutNanos += without.timeOrder(number, user, product);
                } else {
                    withoutNanos += without.timeOrder(number, user, product);
                    withNanos += with.timeOrder(number, user, product);
                }
            }
            measured.add(Round.of(withNanos, withoutNanos, orders));
        }
        return new Rounds(measured.subList(1, measured.size()));
    }
}
