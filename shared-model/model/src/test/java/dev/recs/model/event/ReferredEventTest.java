package dev.recs.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReferredEventTest {

    private static final ReferredEvent EVENT = new ReferredEvent(
            new UserId("anna"),
            new ReferredEvent.Action(
                    ReferredKind.ORDER, new ProductId("P1"), "o-1", Instant.parse("2026-03-01T00:00:00.123Z")),
            new ReferredEvent.Response("id", "recommendations", "personalized", "trending", -7));

    /** Entries that another release wrote are read. */
    @Test
    void theFieldsAreThose() {
        assertThat(EVENT.toFields())
                .isEqualTo(Map.of(
                        "user", "anna",
                        "kind", "order",
                        "product", "P1",
                        "order", "o-1",
                        "at", "1772323200123",
                        "recommendation", "id",
                        "placement", "recommendations",
                        "source", "personalized",
                        "shelf", "trending",
                        "variant", "-7"));
        assertThat(ReferredEvent.parse(EVENT.toFields())).isEqualTo(EVENT);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertRefused("shelf", "", "field 'shelf' is missing");
        assertRefused("at", "soon", "at or variant is not a number");
        assertRefused("kind", "view", "kind is 'view': expected impression, click, cart or order");
    }

    private static void assertRefused(String field, String value, String message) {
        Map<String, String> fields = new HashMap<>(EVENT.toFields());
        if (value.isEmpty()) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
        assertThatThrownBy(() -> ReferredEvent.parse(fields))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }
}
