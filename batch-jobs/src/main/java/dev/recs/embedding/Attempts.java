package dev.recs.embedding;

import dev.recs.model.failure.DependencyDown;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a request that failed in passing: after the time that the answer names, or after half a second doubled each time; with
 * jitter, so that threads that failed together do not come back together.
 *
 * <p>A circuit breaker beside it, shared by all threads, ends attempts at once while the provider is unreachable. A rate limit is
 * not counted there: a provider that says when to come again is well.
 */
final class Attempts {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final OpenAiSettings settings;
    private final CircuitBreaker breaker;
    private final Pause pause;
    private final RandomGenerator random;
    private final Consumer<ProviderFailure.Kind> failed;

    Attempts(
            OpenAiSettings settings,
            CircuitBreaker breaker,
            Pause pause,
            RandomGenerator random,
            Consumer<ProviderFailure.Kind> failed) {
        this.settings = settings;
        this.breaker = breaker;
        this.pause = pause;
        this.random = random;
        this.failed = failed;
    }

    <T> T run(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return breaker.executeSupplier(request);
            } catch (CallNotPermittedException e) {
                throw new DependencyDown(
                        "embedding provider",
                        "it failed %d times in a row or nearly so; nothing is sent to it for %d s"
                                .formatted(ProviderBreaker.CALLS, ProviderBreaker.OPEN.toSeconds()),
                        e);
            } catch (ProviderFailure e) {
                failed.accept(e.kind());
                if (!e.kind().passes() || attempt == settings.maxAttempts() || isTooLong(e.retryAfter())) {
                    throw e.last();
                }
                pause(wait(attempt, e.retryAfter()));
            }
        }
    }

    private boolean isTooLong(@Nullable Duration retryAfter) {
        return retryAfter != null && retryAfter.compareTo(settings.longestWait()) > 0;
    }

    private Duration wait(int attempt, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            return retryAfter.plusMillis(random.nextLong(1 + retryAfter.toMillis() / 4));
        }
        long millis = Math.min(
                FIRST_WAIT.toMillis() << Math.min(attempt - 1, 16),
                settings.longestWait().toMillis());
        return Duration.ofMillis(millis / 2 + random.nextLong(1 + millis / 2));
    }

    private void pause(Duration wait) {
        try {
            pause.hold(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyDown("embedding provider", "interrupted between two attempts", e);
        }
    }

    /** Stops the thread for a while; not at all in tests. */
    @FunctionalInterface
    interface Pause {
        void hold(Duration time) throws InterruptedException;
    }
}
