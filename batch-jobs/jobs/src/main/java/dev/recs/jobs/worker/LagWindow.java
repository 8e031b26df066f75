package dev.recs.jobs.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The lags of the last minute, at most 20,000 of them, for health to look at. */
final class LagWindow {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 20_000;

    private final Clock clock;
    private final Deque<Lag> lags = new ArrayDeque<>();

    LagWindow(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Duration lag) {
        lags.addLast(new Lag(clock.instant(), lag));
        if (lags.size() > MOST) {
            lags.removeFirst();
        }
    }

    synchronized int count() {
        dropOld();
        return lags.size();
    }

    /**
     * The smallest lag that a part of all keep, by nearest rank.
     *
     * @param part in (0, 1]
     * @return zero if there are none
     */
    synchronized Duration percentile(double part) {
        dropOld();
        return lags.stream()
                .map(Lag::length)
                .sorted()
                .skip(Math.max(0, (long) Math.ceil(part * lags.size()) - 1))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private void dropOld() {
        Instant oldest = clock.instant().minus(KEPT);
        while (!lags.isEmpty() && lags.getFirst().at().isBefore(oldest)) {
            lags.removeFirst();
        }
    }

    private record Lag(Instant at, Duration length) {}
}
