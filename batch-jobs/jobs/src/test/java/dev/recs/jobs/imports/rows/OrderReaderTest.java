package dev.recs.jobs.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.imports.text.InputRow;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OrderReaderTest {

    private static final OrderReader READER = new OrderReader(
            true,
            NumberStyle.POINT,
            TimeReader.STRICT,
            new TimeBounds(Instant.parse("2026-11-29T00:00:00Z"), Duration.ZERO));

    @Test
    void whatWasRefundedAndCancelledIsTakenOffTheQuantity() {
        assertThat(read(Map.of("quantity", "5", "quantity_refunded", "-1", "quantity_cancelled", "2.0000")))
                .isEqualTo(new OrderLine.Purchase(
                        "o",
                        new UserId("u"),
                        new ProductId("p"),
                        2,
                        new BigDecimal("3.50"),
                        "",
                        Instant.parse("2026-11-01T10:00:00Z")));
    }

    @Test
    void moreTakenBackThanAnIntegerHoldsIsACancelledLineAndNoPurchase() {
        assertThat(read(Map.of(
                        "quantity", "1",
                        "quantity_refunded", "2147483647",
                        "quantity_cancelled", "2147483647")))
                .isEqualTo(new OrderLine.Cancelled("o", new ProductId("p")));
    }

    @Test
    void aRefusedNumberOfPiecesIsNamedByItsOwnColumn() {
        assertThatThrownBy(() -> read(Map.of("quantity_refunded", "half")))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "quantity_refunded 'half': expected a whole number from 1 to 2147483647, or below 0 for a refund");
    }

    private static OrderLine read(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of(
                "order_id", "o",
                "user_id", "u",
                "product_id", "p",
                "quantity", "1",
                "unit_price", "3.50",
                "purchased_at", "2026-11-01T10:00:00Z"));
        all.putAll(values);
        return READER.read(new Row(all));
    }

    private record Row(Map<String, String> values) implements InputRow {

        @Override
        public long line() {
            return 2;
        }

        @Override
        public boolean has(String column) {
            return values.containsKey(column);
        }

        @Override
        public Optional<String> optional(String column) {
            return Optional.ofNullable(values.get(column));
        }
    }
}
