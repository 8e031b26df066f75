package dev.recs.benchmarks.refresh;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.benchmarks.ProcessUse;
import dev.recs.benchmarks.refresh.FirstPlanSample.Speed;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.cli.Recs;
import dev.recs.stores.StoreAddresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench refresh}: the nightly job over everybody, and the plan as first written beside it. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        description =
                "Measure 'recs refresh --all' on a store that 'bench store' filled, and the first plan beside it.")
public final class RefreshBenchmark implements Benchmark {

    private static final double CHUNK = 500;
    private static final double MIB = 1 << 20;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Option(names = "--sample", defaultValue = "200", description = "users of the first plan (${DEFAULT-VALUE})")
    private int sample;

    @Option(
            names = "--sample-reading",
            defaultValue = "20",
            description = "users of the first plan that read the catalog from MongoDB each (${DEFAULT-VALUE})")
    private int sampleReading;

    @Option(names = "--seed", defaultValue = "1", description = "draws that sample (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--recording", description = "where the flight recording goes (refresh.jfr in the data folder)")
    private String recording = "";

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(options.dataDir())) {
            Map<Integer, String> ports = ports(recs.getBean(StoreAddresses.class));
            long users = recs.getBean(JdbcClient.class)
                    .sql("SELECT COUNT(*) FROM recs_users")
                    .query(Long.class)
                    .single();
            Path file = recording.isEmpty() ? options.dataDir().resolve("refresh.jfr") : Path.of(recording);
            CpuClock cpu = new CpuClock(options.dataDir());
            long begin = System.nanoTime();
            int exit = fly(file);
            double cpuMicros = cpu.lap() * 1e6 / users;
            double seconds = (System.nanoTime() - begin) / 1e9;
            Figures figures = new Figures("refresh").add("users", users, "").add("whole run", seconds, "s");
            memory(figures);
            FlightLog log = FlightLog.read(file, ports);
            add(figures, log, (double) users);
            Speed ours = new Speed(users / Math.max(1e-9, log.usersTime().toMillis() / 1e3), cpuMicros);
            figures.add("whole run: CPU of all processes, stores included", ours.cpuMicros(), "µs/user");
            FirstPlanSample plan = new FirstPlanSample(recs, cpu, seed);
            if (sampleReading > 0) {
                compare(figures, "first plan, reading the catalog", ours, plan.readingTheCatalog(sampleReading));
            }
            if (sample > 0) {
                compare(figures, "first plan, catalog in memory", ours, plan.withTheCatalogInMemory(sample));
            }
            options.print(figures.note("exit code of the run: " + exit));
            return exit;
        }
    }

    private int fly(Path file) {
        Flight flight = new Flight();
        int exit = new CommandLine(new Recs())
                .execute("refresh", "--all", "--data-dir", options.dataDir().toString());
        flight.stop(file);
        return exit;
    }

    private static void memory(Figures figures) {
        figures.add("peak heap, garbage included", ProcessUse.peakHeap() / MIB, "MiB")
                .add("peak resident memory", ProcessUse.peakResident() / MIB, "MiB");
    }

    private static void add(Figures figures, FlightLog log, double users) {
        figures.add("peak heap after a collection", log.peakHeapAfterGc() / MIB, "MiB")
                .add("peak heap after a full collection", log.peakHeapAfterFullGc() / MIB, "MiB")
                .add("collector's pauses", log.pauses().toMillis() / 1e3, "s")
                .add("users step", log.usersTime().toMillis() / 1e3, "s")
                .add("users a second", users / (log.usersTime().toMillis() / 1e3), "1/s");
        double cpu = 0;
        for (String stage : stages(log)) {
            double ofStage = log.cpuMicrosByStage().getOrDefault(stage, 0L) / users;
            cpu += ofStage;
            figures.add(stage + ": CPU", ofStage, "µs/user");
            figures.add(
                    stage + ": inside stores",
                    log.socketNanosByStage().getOrDefault(stage, 0L) / 1e3 / users,
                    "µs/user");
        }
        figures.add("all stages: CPU, stores apart", cpu, "µs/user");
        log.roundTripsByStore()
                .forEach((store, trips) ->
                        figures.add("round trips to " + store, trips / (users / CHUNK), "per 500 users"));
        log.cpuMicrosOutside().entrySet().stream()
                .filter(entry -> entry.getValue() > 500_000)
                .forEach(entry -> figures.add(
                        "outside users' refreshes, " + entry.getKey() + ": CPU", entry.getValue() / 1e6, "s"));
        if (log.lostSamples() > 0) {
            figures.note("CPU samples lost: " + log.lostSamples());
        }
    }

    /** Ours by CPU is the whole run: start, catalog and model among it. */
    private static void compare(Figures figures, String plan, Speed ours, Speed first) {
        figures.add(plan + ": users a second", first.usersPerSecond(), "1/s")
                .add(plan + ": CPU of all processes", first.cpuMicros(), "µs/user")
                .add("times the " + plan + ", by the clock", ours.usersPerSecond() / first.usersPerSecond(), "")
                .add("times the " + plan + ", by CPU", first.cpuMicros() / ours.cpuMicros(), "");
    }

    private static List<String> stages(FlightLog log) {
        return log.cpuMicrosByStage().keySet().stream().sorted().toList();
    }

    private static Map<Integer, String> ports(StoreAddresses addresses) {
        return Map.of(
                portOf(addresses.mysqlUrl()), "MySQL",
                portOf(addresses.mongodbUri()), "MongoDB",
                portOf(addresses.redisUrl()), "Redis");
    }

    private static int portOf(String address) {
        return URI.create(address.replace("jdbc:", "")).getPort();
    }
}
