package dev.recs.jobs.worker;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Percentiles of the lags of the last minute, for health to look at: Micrometer's window, in a registry of its own, because the metric
 * that Prometheus scrapes is a histogram.
 *
 * <p>The window moves in steps of ten seconds; a percentile is a hundredth off at most.
 */
final class RecentLags {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int STEPS = 6;
    private static final int DIGITS = 2;
    private static final double P50 = 0.5;
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;

    private final Timer timer;

    RecentLags(Clock clock) {
        this.timer = Timer.builder("lag")
                .publishPercentiles(P50, P95, P99)
                .percentilePrecision(DIGITS)
                .distributionStatisticExpiry(KEPT)
                .distributionStatisticBufferLength(STEPS)
                .register(new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock));
    }

    void add(Duration lag) {
        timer.record(lag);
    }

    /** All zero if there was no lag. */
    Percentiles percentiles() {
        ValueAtPercentile[] values = timer.takeSnapshot().percentileValues();
        return new Percentiles(duration(values[0]), duration(values[1]), duration(values[2]));
    }

    private static Duration duration(ValueAtPercentile value) {
        return Duration.ofNanos((long) value.value(TimeUnit.NANOSECONDS));
    }

    /** Half, 95 and 99 in 100 of the lags are at most this. */
    record Percentiles(Duration p50, Duration p95, Duration p99) {

        Map<String, Long> toMillis() {
            Map<String, Long> millis = new LinkedHashMap<>();
            millis.put("p50", p50.toMillis());
            millis.put("p95", p95.toMillis());
            millis.put("p99", p99.toMillis());
            return millis;
        }
    }
}
