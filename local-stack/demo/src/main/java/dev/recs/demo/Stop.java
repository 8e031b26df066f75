package dev.recs.demo;

import dev.recs.stores.queue.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ctrl-C, or a TERM signal: ends a run or a wait, and holds the process until everything that was opened after this is closed.
 *
 * <p>Open it first, so that it is closed last.
 */
final class Stop implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final CompletableFuture<Boolean> asked = new CompletableFuture<>();
    private final AtomicReference<Cancellation> others = new AtomicReference<>(new Cancellation());
    private final CountDownLatch closed = new CountDownLatch(1);

    private Stop() {}

    static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stop::hold));
        return stop;
    }

    /** Also ends a run between two steps or chunks, and a worker. */
    void passOnTo(Cancellation signal) {
        others.set(signal);
        if (asked.isDone()) {
            signal.request();
        }
    }

    /**
     * Waits for the signal, or for the end of something that is needed until then.
     *
     * @return whether the signal came; also shortly after that end: without {@code setsid} Ctrl-C reaches both processes, and the other may be faster
     */
    boolean isAskedBefore(CompletableFuture<?> end) {
        CompletableFuture.anyOf(asked, end).join();
        return asked.copy().completeOnTimeout(false, 1, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void hold() {
        asked.complete(true);
        others.get().request();
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("not everything stopped within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
