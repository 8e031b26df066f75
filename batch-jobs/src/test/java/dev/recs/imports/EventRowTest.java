package dev.recs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EventRowTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant AT = Instant.parse("2025-12-24T10:00:00Z");

    @Test
    void readsSearchesAndViews() {
        assertThat(EventRow.parse(
                        "{\"type\":\"search\",\"userId\":\"u\",\"query\":\" tea 🍵 \",\"at\":\"2025-12-24T10:00:00Z\"}",
                        NOW))
                .isEqualTo(new EventRow.Search(new UserId("u"), "tea 🍵", AT));
        assertThat(EventRow.parse(
                        "{\"type\":\"view\",\"userId\":\"u\",\"productId\":\"p\",\"at\":\"2025-12-24T10:00:00Z\"}",
                        NOW))
                .isEqualTo(new EventRow.View(new UserId("u"), new ProductId("p"), AT));
    }

    @Test
    void saysWhatIsWrongWithALine() {
        assertRefused(
                "{\"type\":\"order\",\"userId\":\"u\",\"at\":\"2025-12-24T10:00:00Z\"}",
                "type 'order': expected search or view");
        assertRefused(
                "{\"type\":\"view\",\"userId\":\"u\",\"at\":\"2025-12-24T10:00:00Z\"}",
                "productId is missing: expected a text");
        assertRefused("{\"type\":\"view\"", "the line is not JSON: expected an object as {\"type\":\"view\",…}");
        assertRefused("7", "the line is not a JSON object: expected one as {\"type\":\"view\",…}");
        assertRefused(
                "{\"type\":\"view\",\"userId\":\"u\",\"productId\":\"p\",\"at\":\"2026-01-02T00:00:00Z\"}",
                "at '2026-01-02T00:00:00Z': expected a time that is not in the future");
    }

    @Test
    void anAddressTypedIntoTheSearchBoxIsNotRepeatedInTheReason() {
        assertRefused(
                "{\"type\":\"search\",\"userId\":\"u\",\"query\":\"ann@example.org\",\"at\":\"2025-12-24T10:00:00Z\"}",
                "query looks like personal data: it is not stored");
    }

    private static void assertRefused(String line, String reason) {
        assertThatThrownBy(() -> EventRow.parse(line, NOW))
                .isInstanceOf(BadInput.class)
                .hasMessage(reason);
    }
}
