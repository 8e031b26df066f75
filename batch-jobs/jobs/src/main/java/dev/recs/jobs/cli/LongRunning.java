package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.queue.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;

/** Runs a command that a signal may end: the signal stops it in good order, and the process ends when all is closed. */
final class LongRunning {

    private static final int UNEXPECTED = 1;

    private LongRunning() {}

    /**
     * Opens the context, runs the work, closes the context. A signal cuts the work short, so the exit code is then the signal's (143).
     *
     * @param timeout how long a signal waits for that
     * @param work returns the exit code
     */
    static int run(Path dataDir, Duration timeout, ToIntFunction<CommandContext> work) {
        return run(dataDir, timeout, work, _ -> {});
    }

    /** The same for work that only a signal ends: that is its good end, and the exit code is the work's. It waits for slow stores. */
    static int serve(Path dataDir, Duration timeout, ToIntFunction<CommandContext> work) {
        return run(
                dataDir,
                timeout,
                recs -> {
                    Duration longest = recs.create(StoreSettings.class).startWait();
                    return recs.create(StoreWait.class).await(longest) ? work.applyAsInt(recs) : 0;
                },
                Runtime.getRuntime()::halt);
    }

    private static int run(
            Path dataDir, Duration timeout, ToIntFunction<CommandContext> work, IntConsumer endedBySignal) {
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        int code = UNEXPECTED;
        try (CommandContext recs = CommandContext.open(dataDir)) {
            Cancellation cancellation = recs.create(Cancellation.class);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (!ended.isDone()) {
                    cancellation.request();
                    await(ended, timeout, endedBySignal);
                }
            }));
            code = work.applyAsInt(recs);
        } finally {
            ended.complete(code);
        }
        return code;
    }

    /** A signal ends the process as soon as its hooks have ended, so the hook waits. */
    private static void await(CompletableFuture<Integer> ended, Duration timeout, IntConsumer then) {
        try {
            then.accept(ended.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            System.err.printf("not ended within %d s: what was not finished is done again%n", timeout.toSeconds());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of the work is a number", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
