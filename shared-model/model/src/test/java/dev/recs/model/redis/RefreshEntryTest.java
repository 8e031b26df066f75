package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.golden.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RefreshEntryTest {

    /** The fields of an entry as the scripts write them; {@link RefreshScriptsIT} compares with the same file. */
    private static final Map<String, String> FIELDS = fields();

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
                .hasMessage("entry 1-0 of profile_refresh is not of our form: it has no field 'cause'");
    }

    @Test
    void searchesAndViewsArePatientAndOrdersAreNot() {
        PendingRefresh search = PendingRefresh.of(new UserId("a"), RefreshCause.SEARCH, Instant.EPOCH, "t");
        PendingRefresh order = PendingRefresh.announced(new UserId("b"), "O1", Instant.EPOCH, "t");
        assertThat(PendingRefreshScript.arguments(List.of(search, order), Debounce.DEFAULT))
                .containsExactly(
                        "refreshers",
                        "60000",
                        "a",
                        "search",
                        "0",
                        "t",
                        "",
                        "2000",
                        "10000",
                        "b",
                        "order",
                        "0",
                        "t",
                        "O1",
                        "0",
                        "0");
    }

    @Test
    void aLimitBelowThePauseIsRefused() {
        assertThatThrownBy(() -> new Debounce(Duration.ofSeconds(3), Duration.ofSeconds(2)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("refresh delays are quiet PT3S, at most PT2S: expected 0 <= quiet <= at most");
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        CompactJson.read(Golden.text("redis/refresh-entry.json"))
                .forEachEntry((name, value) -> fields.put(name, value.asString()));
        return fields;
    }
}
