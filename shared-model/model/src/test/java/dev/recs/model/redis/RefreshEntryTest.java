package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RefreshEntryTest {

    /** As the scripts write them; module stores tests them against {@code golden/redis/refresh-entry.json}. */
    private static final Map<String, String> FIELDS = Map.of(
            "user", "12347",
            "cause", "order",
            "at", "1764000000000",
            "trace", "outbox-7",
            "orders", "A\nB",
            "attempts", "2");

    @Test
    void fieldsOfTheStreamAreRead() {
        assertThat(RefreshEntry.parse("1-0", FIELDS))
                .isEqualTo(new RefreshEntry(
                        "1-0",
                        new UserId("12347"),
                        RefreshCause.ORDER,
                        Instant.ofEpochMilli(1_764_000_000_000L),
                        "outbox-7",
                        List.of("A", "B"),
                        2));
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThatThrownBy(() -> RefreshEntry.parse("1-0", Map.of("user", "12347")))
                .isInstanceOf(BadInput.class)
                .hasMessage("entry 1-0 of profile_refresh:{queue} is not of our form: it has no field 'cause'");
    }

    @Test
    void aLimitBelowThePauseIsRefused() {
        assertThatThrownBy(() -> new Debounce(Duration.ofSeconds(3), Duration.ofSeconds(2)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("debounce is PT3S, its max wait PT2S: expected 0 or more, and not less than the debounce");
    }
}
