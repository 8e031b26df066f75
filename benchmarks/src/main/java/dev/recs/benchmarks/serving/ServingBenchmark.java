package dev.recs.benchmarks.serving;

import static dev.recs.benchmarks.serving.ServingSetup.CONSTANT;
import static dev.recs.benchmarks.serving.ServingSetup.OWN;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.benchmarks.ProcessUse;
import dev.recs.benchmarks.serving.Wrk.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench serving}. */
@Command(name = "serving", mixinStandardHelpOptions = true, description = "The API under load, beside its ceiling.")
public final class ServingBenchmark implements Benchmark {

    private static final double HALF = 0.5;
    private static final int USUAL = 32;

    /** In turns, because code compiled for the one alone is thrown away when the other comes, now and then late. */
    private static final int WARMING_ROUNDS = 2;

    private static final Duration REDIS_AWAY = Duration.ofSeconds(3);

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Option(names = "--seconds", defaultValue = "15", description = "of each load (${DEFAULT-VALUE})")
    private int seconds = 15;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,32,100",
            description = "of each load (${DEFAULT-VALUE})")
    private List<Integer> connections = List.of(1, USUAL, 100);

    @Option(names = "--warm-only", description = "neither cold caches nor the loss of Redis")
    private boolean isWarmOnly;

    @Override
    public Integer call() {
        try (ServingSetup setup =
                new ServingSetup(options.dataDir(), Map.of("recs.serving.rate-limit.per-second", 0))) {
            Figures figures = new Figures("serving").add("body", setup.body("u1").length, "bytes");
            for (int round = 0; round < WARMING_ROUNDS; round++) {
                setup.wrk().saturate(CONSTANT, Visits.UNIFORM, USUAL, seconds);
                setup.wrk().saturate(OWN, Visits.UNIFORM, USUAL, seconds);
            }
            for (int count : connections) {
                measureWarm(figures, setup, count);
            }
            if (!isWarmOnly) {
                measureCold(figures, setup);
                measureZipf(figures, setup);
                measureLossOfRedis(figures, setup);
            }
            options.print(figures.note("rate limit off; wrk, Redis and the stand-in of MongoDB on the same machine"));
        }
        return 0;
    }

    private void measureWarm(Figures figures, ServingSetup setup, int count) {
        String with = ", %d connections".formatted(count);
        Load ceiling = withCpu(
                figures, "constant bytes" + with, () -> setup.wrk().saturate(CONSTANT, Visits.UNIFORM, count, seconds));
        StoreCalls before = setup.storeCalls();
        Load own = withCpu(
                figures, "own lists warm" + with, () -> setup.wrk().saturate(OWN, Visits.UNIFORM, count, seconds));
        StoreCalls calls = setup.storeCalls().minus(before);
        figures.add("of the ceiling" + with, 100 * own.perSecond() / ceiling.perSecond(), "%")
                .add("Redis reads a request" + with, calls.redisReads() / (double) own.requests(), "")
                .add("MySQL queries a request" + with, calls.mysqlQueries() / (double) own.requests(), "")
                .add("Redis GET alone" + with, setup.redisGets().run(count, Math.max(1, seconds / 3)), "/s");
        add(
                figures,
                "own lists warm at half rate" + with,
                setup.wrk().pace(OWN, Visits.UNIFORM, count, seconds, HALF * own.perSecond()));
    }

    /** Nobody comes twice, as long as the users last. */
    private void measureCold(Figures figures, ServingSetup setup) {
        setup.cool();
        Load burst = setup.wrk().saturate(OWN, Visits.IN_TURN, USUAL, 1);
        add(figures, "own lists cold, 32 connections", burst);
        setup.cool();
        double rate = HALF * Math.min(burst.perSecond(), SampleLists.USERS);
        int lasting = (int) Math.max(1, Math.min(seconds, SampleLists.USERS / rate));
        add(
                figures,
                "own lists cold at half rate, 32 connections",
                setup.wrk().pace(OWN, Visits.IN_TURN, USUAL, lasting, rate));
    }

    private void measureZipf(Figures figures, ServingSetup setup) {
        setup.cool();
        double lookups = setup.counted("recs_cache_lookups");
        double hits = setup.counted("recs_cache_hits");
        Load load = setup.wrk().saturate(OWN, Visits.ZIPF, USUAL, seconds);
        add(figures, "Zipf visits from a cold cache, 32 connections", load);
        figures.add(
                "Zipf visits from a cold cache, hits",
                100 * (setup.counted("recs_cache_hits") - hits) / (setup.counted("recs_cache_lookups") - lookups),
                "%");
    }

    private void measureLossOfRedis(Figures figures, ServingSetup setup) {
        setup.warm();
        CompletableFuture<Load> load = CompletableFuture.supplyAsync(
                () -> setup.wrk().saturate(OWN, Visits.UNIFORM, USUAL, 5 * (int) REDIS_AWAY.toSeconds()));
        pause(REDIS_AWAY);
        setup.redisServer().kill();
        pause(REDIS_AWAY);
        setup.redisServer().start();
        add(figures, "Redis killed for 3 s of 15, 32 connections", load.join());
    }

    /** Adds what this process, the API, used of the CPU for each request: a figure that others on the machine change little. */
    private static Load withCpu(Figures figures, String name, Supplier<Load> run) {
        double before = ProcessUse.cpuSeconds();
        Load load = run.get();
        double cpu = 1e6 * (ProcessUse.cpuSeconds() - before) / load.requests();
        add(figures, name, load);
        figures.add(name + ", CPU of the API a request", cpu, "µs");
        return load;
    }

    private static void add(Figures figures, String name, Load load) {
        figures.add(name, load.perSecond(), "/s")
                .add(name + ", p50", load.p50(), "ms")
                .add(name + ", p99", load.p99(), "ms")
                .add(name + ", failed", load.failed(), "");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
