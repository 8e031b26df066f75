package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.embedding.OpenAiSettings.Encoding;
import dev.recs.pipeline.embedding.ProviderFailure.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AttemptsTest {

    private final List<Duration> waits = new ArrayList<>();
    private final List<Kind> failed = new ArrayList<>();
    private final Deque<ProviderFailure> failures = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-03-01T02:00:00Z");
    private boolean cancelled;
    private final Attempts attempts = new Attempts(
            settings(),
            ProviderBreaker.create(),
            new Attempts.Waiting(this::hold, new Random(7), () -> now),
            failed::add);

    @Test
    void waitsTwiceAsLongEachTimeAndAtLeastHalfOfThat() {
        fail(Kind.SERVER_ERROR, 4);
        assertThat(attempts.run(this::request)).isEqualTo("answer");
        assertThat(waits).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(waits.get(i).toMillis()).isBetween(250L << i, 500L << i);
        }
        assertThat(failed).hasSize(4).containsOnly(Kind.SERVER_ERROR);
    }

    @Test
    void waitsAsLongAsTheAnswerAsksAndUpToAQuarterMore() {
        failures.add(passing(Kind.RATE_LIMITED, Duration.ofSeconds(20)));
        attempts.run(this::request);
        assertThat(waits).hasSize(1);
        assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
    }

    @Test
    void aWaitLongerThanTheLongestEndsTheCallAtOnce() {
        failures.add(passing(Kind.RATE_LIMITED, Duration.ofHours(1)));
        assertThatThrownBy(() -> attempts.run(this::request))
                .isInstanceOf(DependencyDown.class)
                .hasMessage("embedding provider is down: busy");
        assertThat(waits).isEmpty();
    }

    @Test
    void theLastAttemptThrowsWhatItMet() {
        fail(Kind.UNREACHABLE, 6);
        assertThatThrownBy(() -> attempts.run(this::request)).isInstanceOf(DependencyDown.class);
        assertThat(waits).hasSize(5);
    }

    @Test
    void aRefusalIsNotRepeated() {
        failures.add(ProviderFailure.lasting(new Misconfigured("the key is wrong")));
        assertThatThrownBy(() -> attempts.run(this::request))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("the key is wrong");
        assertThat(waits).isEmpty();
    }

    @Test
    void afterTenServerErrorsNothingIsSentForAWhile() {
        fail(Kind.SERVER_ERROR, 12);
        assertThatThrownBy(() -> attempts.run(this::request)).hasMessage("embedding provider is down: busy");
        assertThatThrownBy(() -> attempts.run(this::request))
                .isInstanceOf(DependencyDown.class)
                .hasMessage(
                        "embedding provider is down: it failed 10 times in a row or nearly so; nothing is sent to it for 30 s");
        assertThat(failures).as("attempts left unsent").hasSize(2);
    }

    @Test
    void rateLimitsDoNotOpenTheBreaker() {
        fail(Kind.RATE_LIMITED, 17);
        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> attempts.run(this::request)).hasMessage("embedding provider is down: busy");
            now = now.plusSeconds(30);
        }
        assertThat(attempts.run(this::request)).isEqualTo("answer");
    }

    @Test
    void afterGivingUpOnARateLimitNothingIsSentUntilTheTimeThatWasAsked() {
        failures.add(passing(Kind.RATE_LIMITED, Duration.ofHours(1)));
        assertThatThrownBy(() -> attempts.run(this::request)).hasMessage("embedding provider is down: busy");
        now = now.plus(Duration.ofMinutes(59));
        failures.add(passing(Kind.SERVER_ERROR, null));
        assertThatThrownBy(() -> attempts.run(this::request))
                .isInstanceOf(DependencyDown.class)
                .hasMessage(
                        "embedding provider is down: it limits the rate of requests; nothing is sent to it for another 60 s");
        assertThat(failures).as("not sent").hasSize(1);
        failures.clear();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(attempts.run(this::request)).isEqualTo("answer");
    }

    @Test
    void aCancelledWaitEndsTheCallAndSendsNothingMore() {
        cancelled = true;
        fail(Kind.UNREACHABLE, 2);
        assertThatThrownBy(() -> attempts.run(this::request))
                .isInstanceOf(CancellationException.class)
                .hasMessage("cancelled between two attempts at the embedding provider");
        assertThat(failures).hasSize(1);
    }

    @Test
    void onceIsOneAttempt() {
        fail(Kind.SERVER_ERROR, 2);
        assertThatThrownBy(() -> attempts.once(this::request)).hasMessage("embedding provider is down: busy");
        assertThat(failures).hasSize(1);
        assertThat(waits).isEmpty();
    }

    private boolean hold(Duration time) {
        waits.add(time);
        return !cancelled;
    }

    private void fail(Kind kind, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(passing(kind, null));
        }
    }

    private static ProviderFailure passing(Kind kind, @Nullable Duration retryAfter) {
        return ProviderFailure.passing(
                kind, new DependencyDown("embedding provider", "busy", new IllegalStateException()), retryAfter);
    }

    private String request() {
        ProviderFailure failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return "answer";
    }

    private static OpenAiSettings settings() {
        return new OpenAiSettings(
                "http://127.0.0.1:1/v1",
                new ApiKey("sk-1"),
                "text-embedding-3-small",
                8,
                true,
                Encoding.BASE64,
                2_048,
                8_191,
                Duration.ofSeconds(1),
                6,
                Duration.ofSeconds(30),
                BigDecimal.ONE);
    }
}
