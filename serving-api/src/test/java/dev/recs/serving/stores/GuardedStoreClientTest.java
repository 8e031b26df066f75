package dev.recs.serving.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import dev.recs.serving.stores.Reply.Why;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class GuardedStoreClientTest {

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "Redis",
            CircuitBreakerConfig.custom()
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());
    private final AtomicLong now = new AtomicLong();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final GuardedStoreClient client = new GuardedStoreClient(
            breaker,
            new CallLimits("Redis", EnumSet.allOf(CallKind.class), meters),
            new FallbackLog(Clock.systemUTC()),
            now::get);

    @Test
    void anErrorDoesNotHoldAHalfOpenBreakerForEver() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        assertThatThrownBy(() -> client.call(CallKind.READ, () -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
        breaker.transitionToHalfOpenState();
        assertThat(client.call(CallKind.READ, () -> "back").orElse("away")).isEqualTo("back");
        assertThat(client.isUp()).isTrue();
    }

    @Test
    void aHalfOpenBreakerThatFailedOpensAgain() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        client.call(CallKind.READ, () -> {
            throw new IllegalStateException("still away");
        });
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(client.call(CallKind.READ, () -> "back").isDown()).isTrue();
        assertThat(client.isUp()).isFalse();
    }

    @Test
    void oneSlowCallerOpenedTheBreakerForAll() {
        for (int i = 0; i < 200; i++) {
            assertThat(client.call(CallKind.READ, () -> "answer").isDown()).isFalse();
            assertThat(fail(CallKind.EVENT).why()).isEqualTo(Why.FAILED);
            now.addAndGet(GuardedStoreClient.SILENCE.toNanos() / 2);
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(client.isUp()).isTrue();
    }

    @Test
    void aStoreThatAnswersNothingForASecondIsDown() {
        client.call(CallKind.READ, () -> "answer");
        now.addAndGet(GuardedStoreClient.SILENCE.toNanos() + 20_000_000);
        for (int i = 0; i < 100; i++) {
            fail(CallKind.READ);
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(client.isUp()).isFalse();
        assertThat(fail(CallKind.CHOICE).why()).isEqualTo(Why.NOT_ASKED);
    }

    @Test
    void eventsThatTheStoreDoesNotAnswerTakeNoRoomFromOptOuts() {
        for (int i = 0; i < 100; i++) {
            client.call(CallKind.READ, () -> "answer");
            fail(CallKind.EVENT);
        }
        assertThat(limit("event")).isEqualTo(CallKind.EVENT.fewest());
        assertThat(limit("choice")).isEqualTo(CallKind.CHOICE.initial());
        assertThat(limit("read")).isEqualTo(CallKind.READ.initial());
    }

    @Test
    void callsBeyondTheLimitAreNotSent() {
        Reply<?> inner = nested(CallKind.EVENT.most());
        assertThat(inner).isEqualTo(new Down<>("Redis", Why.OVERLOADED));
        assertThat(meters.get("recs_store_calls_shed")
                        .tag("kind", "event")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(client.call(CallKind.EVENT, () -> "room again").isDown()).isFalse();
    }

    /** Calls within calls, until one finds no room. */
    private Reply<?> nested(int left) {
        Reply<Reply<?>> reply = client.call(CallKind.EVENT, () -> left == 0 ? new Answered<>("all") : nested(left - 1));
        return switch (reply) {
            case Answered<Reply<?>>(Reply<?> inner) -> inner;
            case Down<Reply<?>> down -> new Down<>(down.store(), down.why());
        };
    }

    private Down<String> fail(CallKind kind) {
        return (Down<String>) client.<String>call(kind, () -> {
            throw new IllegalStateException("too late");
        });
    }

    private double limit(String kind) {
        return meters.get("recs_store_calls_limit").tag("kind", kind).gauge().value();
    }
}
