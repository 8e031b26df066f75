package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import dev.recs.benchmarks.freshness.TestShop;
import dev.recs.benchmarks.freshness.WorkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The nightly job: begun by {@link #kill}, killed half-way, and repeated when all is quiet, when it must end well. */
final class NightlyKeeper implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final TestShop shop;
    private final Path folder;
    private final Builds builds;
    private List<WorkerProcess> running = List.of();
    private boolean wasKilled;

    NightlyKeeper(TestShop shop, Path folder, Builds builds) {
        this.shop = shop;
        this.folder = folder;
        this.builds = builds;
    }

    /** So that the API has something to answer. */
    void makeFirstLists() {
        int code = run();
        if (code != 0) {
            throw new IllegalStateException(
                    "refresh --all ended with exit code %d: see refresh.log in %s".formatted(code, folder));
        }
    }

    /** Ends the run that is on its way, wherever it is, and begins the next; so each kill but the first meets a run. */
    synchronized void kill() {
        running.forEach(WorkerProcess::kill);
        wasKilled = true;
        running = List.of(start());
    }

    /**
     * What is wrong with a run that nothing disturbs, after those that were killed.
     *
     * @return one line, or nothing
     */
    synchronized List<String> wrong() {
        if (!wasKilled) {
            return List.of();
        }
        running.forEach(WorkerProcess::kill);
        running = List.of();
        wasKilled = false;
        int code = run();
        return code == 0 ? List.of() : List.of("refresh --all after kills ended with exit code %d".formatted(code));
    }

    private WorkerProcess start() {
        return WorkerProcess.start(builds.next(), shop.addresses(), folder, Map.of(), "refresh", "--all");
    }

    private int run() {
        try (WorkerProcess run = start()) {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (run.isAlive() && System.nanoTime() < end) {
                Pause.sleep(Duration.ofMillis(200));
            }
            return run.isAlive() ? Integer.MIN_VALUE : run.exitCode();
        }
    }

    @Override
    public synchronized void close() {
        running.forEach(WorkerProcess::kill);
    }
}
