package dev.recs.stores.catalog;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalog of the store. */
public final class Products {

    private final JdbcClient jdbc;

    public Products(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every product that has a name, by id. */
    public List<Product> all() {
        return jdbc.sql("SELECT * FROM recs_products WHERE name IS NOT NULL AND name <> '' ORDER BY product_id")
                .query((row, number) -> product(row))
                .list();
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                new ProductId(row.getString("product_id")),
                text(row.getString("name")),
                text(row.getString("category")),
                text(row.getString("brand")),
                text(row.getString("description")),
                row.getBigDecimal("price"),
                text(row.getString("currency")),
                text(row.getString("image_url")),
                row.getBoolean("in_stock"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
