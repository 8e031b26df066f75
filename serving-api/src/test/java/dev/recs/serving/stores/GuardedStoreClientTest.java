package dev.recs.serving.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import org.junit.jupiter.api.Test;

final class GuardedStoreClientTest {

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "Redis",
            CircuitBreakerConfig.custom()
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());
    private final GuardedStoreClient client = new GuardedStoreClient(breaker, new FallbackLog(Clock.systemUTC()));

    @Test
    void anErrorDoesNotHoldAHalfOpenBreakerForEver() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        assertThatThrownBy(() -> client.call(() -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
        breaker.transitionToHalfOpenState();
        assertThat(client.call(() -> "back").orElse("away")).isEqualTo("back");
        assertThat(client.isUp()).isTrue();
    }

    @Test
    void aHalfOpenBreakerThatFailedOpensAgain() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        client.call(() -> {
            throw new IllegalStateException("still away");
        });
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(client.call(() -> "back").isDown()).isTrue();
        assertThat(client.isUp()).isFalse();
    }
}
