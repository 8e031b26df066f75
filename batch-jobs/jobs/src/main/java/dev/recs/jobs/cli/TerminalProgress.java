package dev.recs.jobs.cli;

import dev.recs.jobs.nightly.Progress;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A bar with rate and remaining time. */
final class TerminalProgress implements Progress.Watcher {

    private static final int UPDATE_MS = 250;

    private @Nullable ProgressBar bar;

    @Override
    public synchronized void begin(long users, long before) {
        bar = new ProgressBarBuilder()
                .setTaskName("users")
                .setInitialMax(users)
                .startsFrom(before, Duration.ZERO)
                .showSpeed()
                .setUpdateIntervalMillis(UPDATE_MS)
                .build();
    }

    @Override
    public synchronized void advance(long users) {
        if (bar != null) {
            bar.stepBy(users);
        }
    }

    @Override
    public synchronized void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
