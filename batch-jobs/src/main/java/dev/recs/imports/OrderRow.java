package dev.recs.imports;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

/** A valid line of an orders file. */
record OrderRow(
        String orderId, UserId userId, ProductId productId, int quantity, BigDecimal unitPrice, Instant purchasedAt) {

    /** @throws BadInput naming the column, its value and what was expected */
    static OrderRow of(NamedCsvRecord row) {
        return new OrderRow(
                row.getField("order_id"),
                new UserId(row.getField("user_id")),
                new ProductId(row.getField("product_id")),
                quantity(row.getField("quantity")),
                price(row.getField("unit_price")),
                time(row.getField("purchased_at")));
    }

    private static int quantity(String text) {
        try {
            int quantity = Integer.parseInt(text);
            if (quantity > 0) {
                return quantity;
            }
        } catch (NumberFormatException e) {
            throw new BadInput("quantity '%s': expected a whole number above 0".formatted(text), e);
        }
        throw new BadInput("quantity '%s': expected a whole number above 0".formatted(text));
    }

    private static BigDecimal price(String text) {
        try {
            BigDecimal price = new BigDecimal(text);
            if (price.signum() >= 0) {
                return price;
            }
        } catch (NumberFormatException e) {
            throw new BadInput("unit_price '%s': expected a number of at least 0".formatted(text), e);
        }
        throw new BadInput("unit_price '%s': expected a number of at least 0".formatted(text));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadInput("purchased_at '%s': expected a time as 2010-12-01T08:26:00Z".formatted(text), e);
        }
    }
}
