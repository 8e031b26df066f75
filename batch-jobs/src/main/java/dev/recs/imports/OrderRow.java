package dev.recs.imports;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A valid line of an orders file. */
record OrderRow(
        String orderId, UserId userId, ProductId productId, int quantity, BigDecimal unitPrice, Instant purchasedAt) {

    static final List<String> COLUMNS =
            List.of("order_id", "user_id", "product_id", "quantity", "unit_price", "purchased_at");

    private static final int LONGEST_ID = 64;

    /** @throws BadInput naming the column, its value and what was expected */
    static OrderRow of(CsvRow row, Instant now) {
        return new OrderRow(
                Values.text("order_id", row.required("order_id"), LONGEST_ID),
                new UserId(row.required("user_id")),
                new ProductId(row.required("product_id")),
                Values.quantity(row.required("quantity")),
                Values.price("unit_price", row.required("unit_price")),
                Values.time("purchased_at", row.required("purchased_at"), now));
    }
}
