package dev.recs.benchmarks.freshness;

import dev.recs.benchmarks.Figures;
import java.nio.file.Path;
import java.time.Duration;

/** {@code recs refresh --all}, again and again beside the orders; how long each run took. */
final class Nightly {

    static final Nightly NONE = new Nightly();

    private volatile boolean stopped;
    private int runs;
    private double seconds;

    private Nightly() {}

    static Nightly start(TestShop shop, Path folder) {
        Nightly nightly = new Nightly();
        Thread.ofPlatform().daemon().name("nightly").start(() -> nightly.repeat(shop, folder));
        return nightly;
    }

    /** One run, in seconds. */
    static double run(TestShop shop, Path folder) {
        long begin = System.nanoTime();
        try (WorkerProcess run = WorkerProcess.start(shop.addresses(), folder, "refresh", "--all")) {
            while (run.isAlive()) {
                run.waitFor(Duration.ofSeconds(1));
            }
            if (run.exitCode() != 0) {
                throw new IllegalStateException("refresh --all ended with exit code %d: see refresh.log in %s"
                        .formatted(run.exitCode(), folder));
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Lets the run that is on its way end by itself. */
    void report(String at, Figures figures) {
        if (this != NONE) {
            stopped = true;
            synchronized (this) {
                figures.add(at + "runs of refresh --all beside it", runs, "")
                        .add(at + "each took", runs == 0 ? Double.NaN : seconds / runs, "s");
            }
        }
    }

    private synchronized void repeat(TestShop shop, Path folder) {
        while (!stopped) {
            seconds += run(shop, folder);
            runs++;
        }
    }
}
