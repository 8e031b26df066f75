package dev.recs.jobs.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EventRowTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TimeBounds BOUNDS = new TimeBounds(NOW, Duration.ZERO);
    private static final Instant AT = Instant.parse("2025-12-24T10:00:00Z");

    @Test
    void readsSearchesAndViews() {
        assertThat(EventRow.parse(
                        "{\"type\":\"search\",\"userId\":\"u\",\"query\":\" tea 🍵 \",\"at\":\"2025-12-24T10:00:00Z\"}",
                        TimeReader.STRICT,
                        BOUNDS))
                .isEqualTo(new EventRow.Search(new UserId("u"), "tea 🍵", AT));
        assertThat(EventRow.parse(
                        "{\"type\":\"view\",\"userId\":\"u\",\"productId\":\"p\",\"at\":\"2025-12-24T10:00:00Z\"}",
                        TimeReader.STRICT,
                        BOUNDS))
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

    @Test
    void integersAreIdsAndUnknownFieldsDoNotMatter() {
        assertThat(EventRow.parse(
                        "{\"type\":\"view\",\"userId\":7,\"productId\":12345678901234567890,\"at\":1766570400,\"shop\":{\"id\":1}}",
                        TimeReader.STRICT,
                        BOUNDS))
                .isEqualTo(new EventRow.View(new UserId("7"), new ProductId("12345678901234567890"), AT));
    }

    @Test
    void theReasonOfARefusalIsTrue() {
        assertRefused("{\"type\":\"view\",\"userId\":true}", "userId is no text: expected one in quotes");
        assertRefused("{\"type\":\"view\",\"userId\":7.5}", "userId is no text: expected one in quotes");
        assertRefused("{\"type\":\"view\",\"userId\":\" \"}", "userId is empty: expected a text");
        assertRefused("{\"type\":\"view\",\"userId\":\"7 \"}", "user id '7 ' begins or ends with a blank: remove it");
        assertRefused("{\"type\":\"add_to_cart\"}", "type 'add_to_cart': expected search or view");
        assertRefused("[{\"type\":\"view\"}]", "the line is not a JSON object: expected one as {\"type\":\"view\",…}");
    }

    private static void assertRefused(String line, String reason) {
        assertThatThrownBy(() -> EventRow.parse(line, TimeReader.STRICT, BOUNDS))
                .isInstanceOf(BadInput.class)
                .hasMessage(reason);
    }
}
