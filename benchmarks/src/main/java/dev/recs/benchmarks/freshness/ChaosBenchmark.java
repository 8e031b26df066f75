package dev.recs.benchmarks.freshness;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench chaos}. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Kill workers, relay, Redis and MongoDB while customers order; look whether every list is right.")
public final class ChaosBenchmark implements Benchmark {

    private static final int FAILED = 1;
    private static final int PRODUCTS = 300;
    private static final int CUSTOMERS = 300;

    @Mixin
    private final BenchmarkOptions common = new BenchmarkOptions();

    @Option(names = "--rounds", defaultValue = "10", description = "rounds (${DEFAULT-VALUE})")
    private int rounds = 10;

    @Option(names = "--orders", defaultValue = "1000", description = "in each round (${DEFAULT-VALUE})")
    private int orders = 1_000;

    @Option(names = "--seed", description = "of the first round; the next have the following numbers")
    private long seed = System.currentTimeMillis() / 1_000;

    @Override
    public Integer call() {
        List<String> wrong = new ArrayList<>();
        int right = 0;
        try (TestShop shop = new TestShop(common.dataDir(), PRODUCTS, CUSTOMERS);
                WorkerKeeper workers = new WorkerKeeper(shop, common.dataDir(), 2)) {
            for (int round = 0; round < rounds; round++) {
                long ofRound = seed + round;
                List<String> ofThis = new ChaosRound(shop, workers, ofRound).run(orders);
                right += ofThis.isEmpty() ? 1 : 0;
                ofThis.forEach(line -> wrong.add("seed %d: %s".formatted(ofRound, line)));
            }
        }
        Figures figures = new Figures("chaos")
                .add("rounds", rounds, "")
                .add("rounds with every list right", right, "")
                .add("orders", (double) rounds * orders, "")
                .note("first seed " + seed);
        wrong.forEach(figures::note);
        common.print(figures);
        return wrong.isEmpty() ? 0 : FAILED;
    }
}
