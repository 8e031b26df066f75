package dev.recs.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when a benchmark began.
 *
 * @param load runnable processes over the last minute; above 0 when other work shares the machine
 */
record Machine(Instant at, int cores, long maxHeapMib, String java, double load) {

    private static final int MIB = 1 << 20;

    static Machine now() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                runtime.availableProcessors(),
                runtime.maxMemory() / MIB,
                Runtime.version().toString(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    String describe() {
        return "%s, %d cores, heap up to %d MiB, Java %s, load %.1f at the start"
                .formatted(at, cores, maxHeapMib, java, load);
    }
}
