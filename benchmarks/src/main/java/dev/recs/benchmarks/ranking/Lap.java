package dev.recs.benchmarks.ranking;

import java.lang.management.ManagementFactory;

/** CPU time of this thread since a moment, by user. */
final class Lap {

    private final int users;
    private final long begin = now();

    Lap(int users) {
        this.users = users;
    }

    double micros() {
        return (now() - begin) / 1e3 / users;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
