package dev.recs.benchmarks.serving;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench overload}. */
@Command(
        name = "overload",
        mixinStandardHelpOptions = true,
        description = "One flooding caller beside honest ones, and more connections than the API has threads.")
public final class OverloadBenchmark implements Benchmark {

    private static final int HONEST = 20;
    private static final int FLOODING_CONNECTIONS = 4;
    private static final double PERCENT = 100;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Option(names = "--seconds", defaultValue = "15", description = "of each load (${DEFAULT-VALUE})")
    private int seconds = 15;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "20,100,200,400",
            description = "of mixed requests (${DEFAULT-VALUE})")
    private List<Integer> connections = List.of();

    @Override
    public Integer call() {
        Figures figures = new Figures("overload");
        try (ServingSetup setup = new ServingSetup(options.dataDir(), Map.of())) {
            setup.honest(HONEST).run(Duration.ofSeconds(seconds));
            add(figures, "honest callers alone", setup.honest(HONEST).run(Duration.ofSeconds(seconds)));
            try (Flood flood = setup.flood(FLOODING_CONNECTIONS)) {
                add(
                        figures,
                        "honest callers beside a flood",
                        setup.honest(HONEST).run(Duration.ofSeconds(seconds)));
                figures.add("posts of the flood taken", flood.taken(), "")
                        .add("posts of the flood limited", flood.limited(), "")
                        .add("posts of the flood answered otherwise", flood.otherwise(), "");
            }
        }
        try (ServingSetup setup =
                new ServingSetup(options.dataDir(), Map.of("recs.serving.rate-limit.per-second", 0))) {
            setup.mixed(HONEST, seconds);
            connections.forEach(count -> add(figures, count, setup.mixed(count, seconds)));
        }
        options.print(figures.note("callers, API and stores on the same machine"));
        return 0;
    }

    private static void add(Figures figures, String name, HonestCallers.Result result) {
        figures.add(name, result.requests(), "")
                .add(name + ", p50", result.p50(), "ms")
                .add(name + ", p99", result.p99(), "ms")
                .add(name + ", 503", result.unavailable(), "")
                .add(name + ", failed otherwise", result.otherwise(), "");
    }

    private static void add(Figures figures, int connections, MixedLoad.Result result) {
        String name = "%d mixed connections".formatted(connections);
        figures.add(name, result.requests() / result.seconds(), "/s")
                .add(name + ", p50", result.p50(), "ms")
                .add(name + ", p99", result.p99(), "ms")
                .add(
                        name + ", reads that fell back",
                        PERCENT
                                * result.reads().fallback()
                                / Math.max(1, result.reads().all()),
                        "%")
                .add(
                        name + ", writes refused",
                        PERCENT
                                * result.writes().refused()
                                / Math.max(1, result.writes().all()),
                        "%")
                .add(name + ", failed otherwise", result.otherwise(), "");
    }
}
