package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.servers.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench chaos}. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Kill and stop processes and stores while customers order; look whether every list is right.")
public final class ChaosBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(ChaosBenchmark.class);
    private static final int FAILED = 1;
    private static final Duration OF_KILLS = Duration.ofSeconds(17);
    private static final int ORDERS_PER_SECOND = 60;
    private static final int FEWER_ORDERS_PER_SECOND = 20;

    @Mixin
    private final BenchmarkOptions common = new BenchmarkOptions();

    @Option(names = "--rounds", defaultValue = "10", description = "rounds of kills (${DEFAULT-VALUE})")
    private int rounds = 10;

    @Option(
            names = "--faults",
            defaultValue = "0",
            description =
                    "how often each fault happens that is no kill: stores stopped for 5, 30 and 90 s, Redis without memory, a full"
                            + " disk, a clock that jumps (${DEFAULT-VALUE})")
    private int faults;

    @Option(names = "--faketime", description = "libfaketime.so.1; without it no clock jumps")
    private @Nullable Path faketime;

    @Option(
            names = "--beside",
            description =
                    "checkout of another version, in which ./recs --help was called: every second worker, API and nightly"
                            + " job is of that version")
    private @Nullable Path beside;

    @Option(names = "--only", defaultValue = "", description = "only what has this in its name, such as clock")
    private String only = "";

    @Option(names = "--seed", description = "of the first round; the next have the following numbers")
    private long seed = System.currentTimeMillis() / 1_000;

    @Override
    public Integer call() {
        createFolder();
        Optional<Clocks> clocks = Optional.ofNullable(faketime).map(library -> new Clocks(library, common.dataDir()));
        Figures figures = new Figures("chaos").note("first seed " + seed);
        List<String> wrong = new ArrayList<>();
        try (Stage stage = new Stage(common.dataDir(), new Builds(Optional.ofNullable(beside)), clocks)) {
            List<Trouble> wanted = troubles(stage, clocks, figures).stream()
                    .filter(trouble -> trouble.name().contains(only))
                    .toList();
            for (Trouble trouble : wanted) {
                int perSecond = trouble instanceof Kills ? ORDERS_PER_SECOND : FEWER_ORDERS_PER_SECOND;
                List<String> ofThis = new ChaosRound(stage, seed).run(trouble, perSecond);
                ofThis.forEach(line -> wrong.add("%s, seed %d: %s".formatted(trouble.name(), seed, line)));
                figures.add(trouble.name() + ", seed " + seed + ", faults found", ofThis.size(), "");
                seed++;
            }
            figures.add("reads of lists", stage.api().reads(), "");
        }
        wrong.forEach(figures::note);
        common.print(figures);
        return wrong.isEmpty() ? 0 : FAILED;
    }

    private List<Trouble> troubles(Stage stage, Optional<Clocks> clocks, Figures figures) {
        List<Trouble> troubles = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            troubles.add(new Kills(OF_KILLS));
        }
        for (int time = 0; time < faults; time++) {
            for (int seconds : new int[] {5, 30, 90}) {
                for (Store store : Store.values()) {
                    troubles.add(new Freeze(store, Duration.ofSeconds(seconds)));
                }
            }
            troubles.add(new FullMemory(Duration.ofSeconds(15)));
            if (stage.isOnSmallDisk(FullDisk.SMALL)) {
                troubles.add(new FullDisk(Duration.ofSeconds(15)));
            }
            clocks.ifPresent(jumping -> {
                troubles.add(new ClockJump(jumping, Duration.ofHours(1), Duration.ofSeconds(10)));
                troubles.add(new ClockJump(jumping, Duration.ofHours(-1), Duration.ofSeconds(10)));
            });
        }
        if (faults > 0 && !stage.isOnSmallDisk(FullDisk.SMALL)) {
            notRun(figures, "a full disk: --data-dir must be a file system of its own with less than 4 GiB");
        }
        if (faults > 0 && clocks.isEmpty()) {
            notRun(figures, "clocks that jump: give --faketime=libfaketime.so.1");
        }
        return troubles;
    }

    private static void notRun(Figures figures, String what) {
        LOG.warn("NOT RUN: {}", what);
        figures.note("NOT RUN: " + what);
    }

    private void createFolder() {
        try {
            Files.createDirectories(common.dataDir());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
