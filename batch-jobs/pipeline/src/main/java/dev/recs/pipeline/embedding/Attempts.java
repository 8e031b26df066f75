package dev.recs.pipeline.embedding;

import dev.recs.model.failure.DependencyDown;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a request that failed in passing: after the time that the answer names, or after half a second doubled each time; with
 * jitter, so that threads that failed together do not come back together.
 *
 * <p>Two things beside it, shared by all threads, end attempts at once. A circuit breaker does while the provider is unreachable. A rate limit is
 * not counted there: a provider that says when to come again is well. But once a call has given up on a rate limit, nothing is sent until the
 * time that the answer named, or half a minute, is over.
 */
final class Attempts {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final OpenAiSettings settings;
    private final CircuitBreaker breaker;
    private final Waiting waiting;
    private final Consumer<ProviderFailure.Kind> failed;
    private final AtomicReference<@Nullable Instant> restsUntil = new AtomicReference<>();

    Attempts(OpenAiSettings settings, CircuitBreaker breaker, Waiting waiting, Consumer<ProviderFailure.Kind> failed) {
        this.settings = settings;
        this.breaker = breaker;
        this.waiting = waiting;
        this.failed = failed;
    }

    /**
     * @throws DependencyDown if the last attempt failed in passing, or none is allowed now
     * @throws CancellationException if the process is told to end between two attempts
     */
    <T> T run(Supplier<T> request) {
        return run(request, settings.maxAttempts());
    }

    /** One attempt. */
    <T> T once(Supplier<T> request) {
        return run(request, 1);
    }

    private <T> T run(Supplier<T> request, int most) {
        for (int attempt = 1; ; attempt++) {
            requireNoRest();
            try {
                return breaker.executeSupplier(request);
            } catch (CallNotPermittedException e) {
                throw new DependencyDown(
                        Requests.PROVIDER,
                        "it failed %d times in a row or nearly so; nothing is sent to it for %d s"
                                .formatted(ProviderBreaker.CALLS, ProviderBreaker.OPEN.toSeconds()),
                        e);
            } catch (ProviderFailure e) {
                failed.accept(e.kind());
                if (!e.kind().passes() || attempt == most || isTooLong(e.retryAfter())) {
                    rest(e);
                    throw e.last();
                }
                pause(wait(attempt, e.retryAfter()));
            }
        }
    }

    private void requireNoRest() {
        Instant until = restsUntil.get();
        Instant now = waiting.clock().instant();
        if (until != null && now.isBefore(until)) {
            String message = "it limits the rate of requests; nothing is sent to it for another %d s"
                    .formatted(Math.max(1, Duration.between(now, until).toSeconds()));
            throw new DependencyDown(Requests.PROVIDER, message, new IllegalStateException(message));
        }
    }

    private void rest(ProviderFailure failure) {
        if (failure.kind() == ProviderFailure.Kind.RATE_LIMITED) {
            Duration asked = failure.retryAfter() == null ? ProviderBreaker.OPEN : failure.retryAfter();
            restsUntil.set(waiting.clock().instant().plus(asked));
        }
    }

    private boolean isTooLong(@Nullable Duration retryAfter) {
        return retryAfter != null && retryAfter.compareTo(settings.longestWait()) > 0;
    }

    private Duration wait(int attempt, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            return retryAfter.plusMillis(waiting.random().nextLong(1 + retryAfter.toMillis() / 4));
        }
        long millis = Math.min(
                FIRST_WAIT.toMillis() << Math.min(attempt - 1, 16),
                settings.longestWait().toMillis());
        return Duration.ofMillis(millis / 2 + waiting.random().nextLong(1 + millis / 2));
    }

    private void pause(Duration wait) {
        if (!waiting.pause().hold(wait)) {
            throw new CancellationException("cancelled between two attempts at the embedding provider");
        }
    }

    /** What a wait is made of; no time passes in tests. */
    record Waiting(RetryPause pause, RandomGenerator random, InstantSource clock) {}
}
