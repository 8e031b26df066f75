package dev.recs.evaluation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of all threads of this process, the garbage collector's and the compiler's too, since it was started. */
final class CpuTime {

    private static final double NANOS = 1e9;

    private final long startNanos;

    private CpuTime(long startNanos) {
        this.startNanos = startNanos;
    }

    static CpuTime start() {
        return new CpuTime(nanos());
    }

    double seconds() {
        return (nanos() - startNanos) / NANOS;
    }

    private static long nanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
