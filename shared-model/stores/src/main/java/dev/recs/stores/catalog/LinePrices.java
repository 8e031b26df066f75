package dev.recs.stores.catalog;

import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every order line with what was paid a piece, streamed by order. */
public final class LinePrices {

    private static final int FETCH_SIZE = 10_000;

    private final Function<Instant, JdbcClient> reads;
    private final ShopViews shop;

    public LinePrices(BulkReads reads, ShopViews shop) {
        this((Instant asOf) -> JdbcClient.create(reads.upTo(asOf)), shop);
    }

    public LinePrices(JdbcClient jdbc, ShopViews shop) {
        this((Instant asOf) -> jdbc, shop);
    }

    private LinePrices(Function<Instant, JdbcClient> reads, ShopViews shop) {
        this.reads = reads;
        this.shop = shop;
    }

    /** All lines up to a moment, those of an order together. */
    public void forEach(Instant asOf, PricedLine line) {
        IdColumn products = shop.ids(ShopView.PURCHASES, "product_id");
        String price = shop.has(ShopView.PURCHASES, "unit_price") ? "unit_price" : "NULL";
        reads.apply(asOf)
                .sql("SELECT order_id, product_id, " + price
                        + " FROM recs_purchases WHERE purchased_at <= :asOf ORDER BY order_id")
                .param("asOf", shop.bound(asOf, ShopView.PURCHASES, "purchased_at"))
                .withFetchSize(FETCH_SIZE)
                .query(row -> {
                    double paid = row.getDouble(3);
                    line.accept(
                            shop.orderIds().text(row, "order_id"),
                            products.text(row, "product_id"),
                            row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(paid));
                });
    }

    /** Takes one line; the price is empty where it is not known. */
    @FunctionalInterface
    public interface PricedLine {
        void accept(String orderId, String productId, OptionalDouble unitPrice);
    }
}
