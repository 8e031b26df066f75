package dev.recs.benchmarks.freshness;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import java.time.Duration;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench refusals}. */
@Command(
        name = "refusals",
        mixinStandardHelpOptions = true,
        description =
                "Refuse a product of each user and measure when reads lack it, and when the list made without it is served.")
public final class RefusalBenchmark implements Benchmark {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Both processes compile what they run; not counted. */
    private static final int WARMING = 40;

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration LAST = Duration.ofSeconds(10);

    @Mixin
    private final BenchmarkOptions common = new BenchmarkOptions();

    @Option(names = "--users", defaultValue = "300", description = "who refuse, one after the other (${DEFAULT-VALUE})")
    private int users = 300;

    @Option(names = "--products", defaultValue = "2000", description = "of the shop (${DEFAULT-VALUE})")
    private int products = 2_000;

    @Override
    public Integer call() {
        try (TestShop shop = new TestShop(common.dataDir(), products, users + WARMING);
                WorkerProcess worker = WorkerProcess.worker(shop.addresses(), common.dataDir());
                ListReader api = new ListReader(shop)) {
            Nightly.run(shop, common.dataDir());
            worker.awaitUp();
            Measured measured = new Measured(users);
            for (int i = 0; i < users + WARMING; i++) {
                measured.add(i - WARMING, measure(api, TestShop.customer(i)));
            }
            Figures figures = new Figures("refusals, one worker").add("refusals", (long) users, "");
            measured.addTo(figures);
            common.print(figures.note("one refusal at a time; servers, API and worker share the machine"));
            return 0;
        }
    }

    private static Times measure(ListReader api, String user) {
        ListReader.Answer before = api.read(user);
        String product = before.productIds().getFirst();
        long begin = System.nanoTime();
        api.refuse(user, product);
        long refused = System.nanoTime();
        ListReader.Answer next = api.read(user);
        long read = System.nanoTime();
        boolean isStillShown = next.productIds().contains(product);
        while (!next.generatedAt().isAfter(before.generatedAt())) {
            if (System.nanoTime() - refused > LAST.toNanos()) {
                return new Times(refused - begin, read - begin, Long.MAX_VALUE, isStillShown);
            }
            Pause.sleep(LOOK);
            next = api.read(user);
        }
        return new Times(
                refused - begin,
                read - begin,
                System.nanoTime() - begin,
                isStillShown || next.productIds().contains(product));
    }

    /** In nanoseconds from the moment that the refusal was sent. */
    private record Times(long refused, long nextRead, long newList, boolean isShownAgain) {}

    /** Of all users that count. */
    private static final class Measured {

        private final double[] refused;
        private final double[] nextRead;
        private final double[] newList;
        private long shownAgain;

        Measured(int users) {
            this.refused = new double[users];
            this.nextRead = new double[users];
            this.newList = new double[users];
        }

        /** @param place below 0 while it is warming up */
        void add(int place, Times times) {
            if (place >= 0) {
                refused[place] = times.refused() / NANOS_PER_MILLI;
                nextRead[place] = times.nextRead() / NANOS_PER_MILLI;
                newList[place] = times.newList() / NANOS_PER_MILLI;
                shownAgain += times.isShownAgain() ? 1 : 0;
            }
        }

        void addTo(Figures figures) {
            figures.add("reads that still showed a refused product", shownAgain, "");
            add(figures, "refusal answered", refused);
            add(figures, "next read without it answered", nextRead);
            add(figures, "new list served", newList);
            figures.add(
                    "lists not there after ten seconds",
                    Arrays.stream(newList)
                            .filter(time -> time > LAST.toMillis())
                            .count(),
                    "");
        }

        private static void add(Figures figures, String name, double[] times) {
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            figures.add(name + ", p50", sorted[sorted.length / 2], "ms")
                    .add(name + ", p99", sorted[(int) Math.ceil(0.99 * sorted.length) - 1], "ms")
                    .add(name + ", longest", sorted[sorted.length - 1], "ms");
        }
    }
}
