package dev.recs.jobs.cli;

import dev.recs.jobs.nightly.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** A line of the log every few seconds. */
final class PlainProgress implements Progress.Watcher {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Consumer<String> out;
    private final Clock clock;
    private long all;
    private long before;
    private long done;
    private Instant begin = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    PlainProgress(Consumer<String> out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public synchronized void begin(long users, long doneBefore) {
        all = users;
        before = doneBefore;
        done = 0;
        begin = clock.instant();
        last = begin;
    }

    @Override
    public synchronized void advance(long users) {
        done += users;
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(PAUSE) >= 0) {
            last = now;
            double rate = done / Math.max(0.001, Duration.between(begin, now).toMillis() / 1_000.0);
            long left = Math.max(0, all - before - done);
            out.accept("users: %d of %d, %.0f/s, about %.0f s left".formatted(before + done, all, rate, left / rate));
        }
    }

    @Override
    public void end() {}
}
