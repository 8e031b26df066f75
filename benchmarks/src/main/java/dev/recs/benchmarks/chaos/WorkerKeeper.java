package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import dev.recs.benchmarks.freshness.TestShop;
import dev.recs.benchmarks.freshness.WorkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts workers again when they have ended, as a supervisor does, and tells of those that nobody killed. */
final class WorkerKeeper implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final TestShop shop;
    private final Path folder;
    private final Optional<Clocks> clocks;
    private final Builds builds;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final Map<WorkerProcess, Long> starting = new HashMap<>();
    private final Set<WorkerProcess> killed = new HashSet<>();
    private final List<String> endedByThemselves = new ArrayList<>();
    private final Thread keeper;
    private volatile boolean closed;
    private volatile long startedAt = System.nanoTime();

    WorkerKeeper(TestShop shop, Path folder, Builds builds, int count, Optional<Clocks> clocks) {
        this.shop = shop;
        this.folder = folder;
        this.clocks = clocks;
        this.builds = builds;
        for (int i = 0; i < count; i++) {
            workers.add(start(i));
        }
        try {
            workers.forEach(WorkerProcess::awaitUp);
        } catch (RuntimeException e) {
            workers.forEach(WorkerProcess::close);
            throw e;
        }
        this.keeper = Thread.ofPlatform().name("keeper").start(this::keep);
    }

    private WorkerProcess start(int number) {
        Map<String, String> clock = clocks.map(all -> all.environment(number)).orElse(Map.of());
        return WorkerProcess.start(builds.number(number), shop.addresses(), folder, clock, "worker");
    }

    int count() {
        return workers.size();
    }

    synchronized void kill(int number) {
        killed.add(workers.get(number));
        workers.get(number).kill();
    }

    /** Workers that answered and ended without being killed, since the last call; there should be none. */
    synchronized List<String> endedByThemselves() {
        List<String> ended = List.copyOf(endedByThemselves);
        endedByThemselves.clear();
        return ended;
    }

    /** When a worker last answered after it was started: until then it is not restarted, however slow the machine is. */
    long startedAt() {
        return startedAt;
    }

    private void keep() {
        while (!closed) {
            startTheDead();
            waitForTheStarting();
            Pause.sleep(LOOK);
        }
    }

    private synchronized void startTheDead() {
        for (int i = 0; i < workers.size() && !closed; i++) {
            if (!workers.get(i).isAlive()) {
                bury(workers.get(i));
                workers.set(i, start(i));
                starting.put(workers.get(i), System.nanoTime());
            }
        }
    }

    /** One that finds a store dead while it starts may end: that is a supervisor's affair. */
    private void bury(WorkerProcess worker) {
        boolean hadStarted = starting.remove(worker) == null;
        if (!killed.remove(worker) && hadStarted) {
            endedByThemselves.add("a worker ended by itself with exit code %d".formatted(worker.exitCode()));
        }
    }

    private synchronized void waitForTheStarting() {
        if (!starting.isEmpty()) {
            startedAt = System.nanoTime();
            starting.entrySet()
                    .removeIf(worker ->
                            worker.getKey().isUp() || System.nanoTime() - worker.getValue() > LONGEST_START.toNanos());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(WorkerProcess::close);
    }
}
