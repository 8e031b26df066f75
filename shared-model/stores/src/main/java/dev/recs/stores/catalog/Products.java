package dev.recs.stores.catalog;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.shop.LeftOutRows;
import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalog of the store. */
public final class Products {

    private static final int FETCH_SIZE = 10_000;

    private final Supplier<JdbcClient> reads;
    private final ShopViews shop;
    private final LeftOutRows leftOut = new LeftOutRows(ShopView.PRODUCTS);

    public Products(BulkReads reads, ShopViews shop) {
        this(() -> JdbcClient.create(reads.lately()), shop);
    }

    public Products(JdbcClient jdbc, ShopViews shop) {
        this(() -> jdbc, shop);
    }

    private Products(Supplier<JdbcClient> reads, ShopViews shop) {
        this.reads = reads;
        this.shop = shop;
    }

    /** Every product that has a name and an id of ours, in the order that the shop's type of ids has. */
    public List<Product> all() {
        return where(id -> true);
    }

    /** Those of the same whose id is wanted; the others are read row by row and not kept. */
    public List<Product> where(Predicate<ProductId> wanted) {
        IdColumn ids = shop.productIds();
        List<Product> products = new ArrayList<>();
        reads.get()
                .sql("SELECT * FROM recs_products WHERE name IS NOT NULL AND name <> '' ORDER BY product_id")
                .withFetchSize(FETCH_SIZE)
                .query(row -> {
                    Optional<ProductId> id = ids.product(row, "product_id");
                    if (id.isEmpty()) {
                        leftOut.add();
                    } else if (wanted.test(id.get())) {
                        products.add(product(id.get(), row));
                    }
                });
        return products;
    }

    private String groupOf(ResultSet row) throws SQLException {
        return shop.has(ShopView.PRODUCTS, "group_id")
                ? shop.ids(ShopView.PRODUCTS, "group_id").text(row, "group_id")
                : "";
    }

    /** What is not said counts as a product. */
    private boolean isRecommendable(ResultSet row) throws SQLException {
        if (!shop.has(ShopView.PRODUCTS, "recommendable")) {
            return true;
        }
        boolean recommendable = row.getBoolean("recommendable");
        return row.wasNull() || recommendable;
    }

    private Product product(ProductId id, ResultSet row) throws SQLException {
        return new Product(
                id,
                text(row.getString("name")),
                text(row.getString("category")),
                text(row.getString("brand")),
                text(row.getString("description")),
                row.getBigDecimal("price"),
                text(row.getString("currency")),
                text(row.getString("image_url")),
                row.getBoolean("in_stock"),
                groupOf(row),
                isRecommendable(row));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
