package dev.recs.serving.catalog;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.BadInput;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The newest catalog snapshot that could be read; the last one stays while MySQL is down. */
@Component
public final class Catalog {

    private static final String ALL = """
            SELECT product_id, name, category, brand, price, currency, image_url, in_stock
            FROM recs_products ORDER BY product_id
            """;

    private final JdbcClient jdbc;
    private final GuardedStoreClient mysql;
    private final Clock clock;
    private final FallbackLog log;
    private volatile CatalogSnapshot current = CatalogSnapshot.never();

    Catalog(JdbcClient jdbc, GuardedStoreClient guardedMysql, Clock clock, FallbackLog log) {
        this.jdbc = jdbc;
        this.mysql = guardedMysql;
        this.clock = clock;
        this.log = log;
    }

    public CatalogSnapshot current() {
        return current;
    }

    /** Reads all products anew. */
    @Scheduled(
            initialDelayString = "#{@intervalSettings.catalog()}",
            fixedDelayString = "#{@intervalSettings.catalog()}")
    public void refresh() {
        Reply<List<Optional<CatalogProduct>>> reply =
                mysql.call(() -> jdbc.sql(ALL).query((row, _) -> product(row)).list());
        switch (reply) {
            case Answered<List<Optional<CatalogProduct>>>(List<Optional<CatalogProduct>> rows) ->
                current = CatalogSnapshot.of(
                        rows.stream().flatMap(Optional::stream).toList(), clock.instant());
            case Down<List<Optional<CatalogProduct>>> _ -> {}
        }
    }

    /** Nothing if the store has an id that cannot be one ({@code recs check} names them): the others are shown all the same. */
    private Optional<CatalogProduct> product(ResultSet row) throws SQLException {
        try {
            return Optional.of(valid(row));
        } catch (BadInput e) {
            log.down("reading a product", e);
            return Optional.empty();
        }
    }

    private static CatalogProduct valid(ResultSet row) throws SQLException {
        String id = row.getString("product_id");
        return CatalogProduct.of(new Product(
                new ProductId(id),
                orElse(row.getString("name"), id),
                orElse(row.getString("category"), ""),
                orElse(row.getString("brand"), ""),
                "",
                row.getBigDecimal("price"),
                orElse(row.getString("currency"), ""),
                orElse(row.getString("image_url"), ""),
                row.getBoolean("in_stock")));
    }

    private static String orElse(@Nullable String value, String fallback) {
        return value == null ? fallback : value;
    }
}
