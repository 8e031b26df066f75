package dev.recs.demo;

import dev.recs.stores.queue.Cancellation;
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

    private final CountDownLatch asked = new CountDownLatch(1);
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
        if (asked.getCount() == 0) {
            signal.request();
        }
    }

    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void hold() {
        asked.countDown();
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
