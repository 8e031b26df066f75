package dev.recs.jobs.imports.rows;

import dev.recs.jobs.imports.text.InputRow;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads rows of an orders file.
 *
 * @param isShopSystem whether user 0 is a guest
 */
public record OrderReader(boolean isShopSystem, NumberStyle numbers, TimeReader times, TimeBounds bounds) {

    public static final List<String> COLUMNS =
            List.of("order_id", "user_id", "product_id", "quantity", "unit_price", "purchased_at");
    public static final List<String> OPTIONAL =
            List.of("currency", "status", "cancelled_at", "quantity_refunded", "quantity_cancelled");

    static final int LONGEST_ID = 64;

    /** Of our own files, whatever their times. */
    public static OrderReader plain(NumberStyle numbers) {
        return new OrderReader(false, numbers, TimeReader.STRICT, new TimeBounds(Instant.MAX, Duration.ZERO));
    }

    /** @throws BadInput naming the column, its value and what was expected */
    public OrderLine read(InputRow row) {
        String orderId = Values.id("order_id", row.required("order_id"), LONGEST_ID);
        if (isShopSystem
                && row.optional("user_id").filter(id -> !id.equals("0")).isEmpty()) {
            return new OrderLine.Guest();
        }
        UserId userId = new UserId(Values.id("user_id", row.required("user_id"), LONGEST_ID));
        ProductId productId = new ProductId(Values.id("product_id", row.required("product_id"), LONGEST_ID));
        int quantity = Values.quantity("quantity", row.required("quantity"), numbers);
        BigDecimal price = Values.amount("unit_price", row.required("unit_price"), numbers);
        Instant at = bounds.check("purchased_at", row.required("purchased_at"), times);
        long left = (long) quantity - pieces(row, "quantity_refunded") - pieces(row, "quantity_cancelled");
        if (isCancelled(row) || (quantity > 0 && left <= 0)) {
            return new OrderLine.Cancelled(orderId, productId);
        }
        if (quantity < 0 || price.signum() < 0) {
            return new OrderLine.Refund(orderId, userId, productId, Math.abs(quantity), at);
        }
        return new OrderLine.Purchase(orderId, userId, productId, Math.toIntExact(left), price, currency(row), at);
    }

    private static boolean isCancelled(InputRow row) {
        return row.optional("cancelled_at").isPresent()
                || row.optional("status").filter(OrderStatus::isNoPurchase).isPresent();
    }

    /** Shops write what came back as a number above or below zero. */
    private int pieces(InputRow row, String column) {
        Optional<String> text = row.optional(column).filter(pieces -> !pieces.matches("[+-]?0+([.,]0*)?"));
        return text.map(pieces -> Math.abs(Values.quantity(column, pieces, numbers)))
                .orElse(0);
    }

    /** By its column, or by the sign beside the price; empty if the row does not tell. */
    public static String currency(InputRow row) {
        return row.optional("currency")
                .map(text -> CurrencyNames.code(text).orElse(text.toUpperCase(Locale.ROOT)))
                .or(() -> row.optional("unit_price").flatMap(NumberText::parse).map(NumberText::currency))
                .orElse("");
    }
}
