package dev.recs.pipeline.embedding;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How long a caller waits for what the provider makes of its texts. */
sealed interface ProviderTimeouts {

    /** @return null if it did not come in time */
    @Nullable
    Outcome await(CompletableFuture<Outcome> future) throws InterruptedException, ExecutionException;

    /** As long as it takes. */
    record Endless() implements ProviderTimeouts {

        @Override
        public Outcome await(CompletableFuture<Outcome> future) throws InterruptedException, ExecutionException {
            return future.get();
        }
    }

    /**
     * Until a moment.
     *
     * @param deadline by {@link System#nanoTime}
     * @param late told when something did not come
     */
    record Until(long deadline, Consumer<CompletableFuture<Outcome>> late) implements ProviderTimeouts {

        static Until in(Duration longest, Consumer<CompletableFuture<Outcome>> late) {
            return new Until(System.nanoTime() + longest.toNanos(), late);
        }

        @Override
        public @Nullable Outcome await(CompletableFuture<Outcome> future)
                throws InterruptedException, ExecutionException {
            try {
                return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException ignored) {
                late.accept(future);
                return null;
            }
        }
    }
}
