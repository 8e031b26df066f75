package dev.recs.pipeline.embedding;

import dev.recs.pipeline.embedding.ProviderFailure.Kind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;

/** Opens when nine of ten attempts met no answer or a server error; half a minute later one attempt is let through. */
final class ProviderBreaker {

    static final int CALLS = 10;
    static final Duration OPEN = Duration.ofSeconds(30);

    private static final float FAILURES_PERCENT = 90;

    private ProviderBreaker() {}

    static CircuitBreaker create() {
        return CircuitBreaker.of(
                "embedding-provider",
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                CALLS,
                                CALLS,
                                SlidingWindowType.COUNT_BASED,
                                CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.LOCK_FREE)
                        .failureRateThreshold(FAILURES_PERCENT)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .ignoreException(failure ->
                                failure instanceof ProviderFailure attempt && attempt.kind() == Kind.RATE_LIMITED)
                        .recordException(failure -> failure instanceof ProviderFailure attempt
                                && (attempt.kind() == Kind.SERVER_ERROR || attempt.kind() == Kind.UNREACHABLE))
                        .build());
    }
}
