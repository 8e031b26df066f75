package dev.recs.pipeline.embedding;

import dev.recs.model.failure.DependencyDown;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests for callers who do not wait for them to the end, on a few threads of its own.
 *
 * <p>Once an answer was late, callers do not wait at all until one has come: a provider that hangs costs one wait, not one for each order.
 */
final class BackgroundRequests implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MAX_WAITING = 256;
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private volatile boolean late;

    BackgroundRequests() {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform().daemon().name("embedding-request-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws DependencyDown if {@value #MAX_WAITING} wait already */
    void run(Runnable requests) {
        try {
            threads.execute(requests);
        } catch (RejectedExecutionException e) {
            throw new DependencyDown(
                    Requests.PROVIDER, "%d requests wait for its answer already".formatted(MAX_WAITING), e);
        }
    }

    ProviderTimeouts timeouts(Duration longest) {
        return ProviderTimeouts.Until.in(late ? Duration.ZERO : longest, ignored -> late = true);
    }

    /** The provider has answered. */
    void answered() {
        late = false;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
