package dev.recs.benchmarks.fuzz;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.benchmarks.serving.ServingSetup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench fuzz}. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = "Draw requests from the OpenAPI document of the API and hold every answer against it.")
public final class FuzzBenchmark implements Benchmark {

    private static final int FAILED = 1;
    private static final long SEED = 20_111_101;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Option(names = "--requests", defaultValue = "100000", description = "requests (${DEFAULT-VALUE})")
    private int requests = 100_000;

    @Option(names = "--connections", defaultValue = "4", description = "at once (${DEFAULT-VALUE})")
    private int connections = 4;

    @Option(names = "--seed", description = "of the requests (${DEFAULT-VALUE})", defaultValue = "" + SEED)
    private long seed = SEED;

    @Override
    public Integer call() {
        try (ServingSetup setup =
                new ServingSetup(options.dataDir(), Map.of("recs.serving.rate-limit.per-second", 0))) {
            ApiFuzzer fuzzer = fuzzer(setup, seed);
            fuzzer.run(requests, connections);
            Figures figures = new Figures("fuzz").add("requests", requests, "").note("seed " + seed);
            fuzzer.statuses().forEach((status, count) -> figures.add("answers " + status, count, ""));
            List<String> faults = fuzzer.faults();
            figures.add("answers against the document", faults.size(), "");
            faults.forEach(figures::note);
            options.print(figures);
            return faults.isEmpty() ? 0 : FAILED;
        }
    }

    /** Of the API of a setup. */
    static ApiFuzzer fuzzer(ServingSetup setup, long seed) {
        FuzzTokens tokens = new FuzzTokens(
                setup.token(Optional.empty(), "recs:read", "recs:events", "recs:admin"),
                setup.token(Optional.empty(), "recs:read"),
                setup.token(Optional.empty(), "recs:events"),
                setup.token(Optional.of("nobody-else")),
                setup.guestToken());
        return ApiFuzzer.create(setup.document(), tokens, seed, setup.port());
    }
}
