package dev.recs.cli;

import dev.recs.app.RecsApplication;
import dev.recs.queue.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs a command that a signal may end: the signal stops it in good order, and the process ends when all is closed. */
final class LongRunning {

    private LongRunning() {}

    /**
     * Opens the context, runs the work, closes the context.
     *
     * @param patience how long a signal waits for that
     * @param work returns the exit code
     */
    static int run(Path dataDir, Duration patience, ToIntFunction<ConfigurableApplicationContext> work) {
        CountDownLatch closed = new CountDownLatch(1);
        try (ConfigurableApplicationContext recs = RecsApplication.open(dataDir)) {
            StopSignal stop = recs.getBean(StopSignal.class);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.give();
                await(closed, patience);
            }));
            return work.applyAsInt(recs);
        } finally {
            closed.countDown();
        }
    }

    /** A signal ends the process as soon as its hooks have ended, so the hook waits. */
    private static void await(CountDownLatch closed, Duration patience) {
        try {
            if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.printf("not ended within %d s: what was not finished is done again%n", patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
