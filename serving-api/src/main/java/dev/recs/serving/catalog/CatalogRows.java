package dev.recs.serving.catalog;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.BadInput;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopViews;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads of {@code recs_products}: everything, what changed, or only how much there is. */
@Component
final class CatalogRows {

    private static final String COLUMNS = "SELECT * FROM recs_products LIMIT 0";
    private static final String COUNTS =
            "SELECT COUNT(*) AS products, COUNT(CASE WHEN in_stock THEN 1 END) AS in_stock, UTC_TIMESTAMP(3) AS now FROM recs_products";

    /** The rows of a large catalog are not all held at once, beside the products that are made of them. */
    private static final int FETCHED = 1_000;

    /** Transactions that write a time and are committed later are found within it. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final ShopSettings shop;
    private final FallbackLog log;

    CatalogRows(JdbcClient jdbc, ShopSettings shop, FallbackLog log) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.log = log;
    }

    /** All products, by id. */
    Changes all() {
        Collector collector = new Collector();
        jdbc.sql(products() + " ORDER BY product_id").withFetchSize(FETCHED).query(collector::add);
        return collector.changes();
    }

    /** Products with a younger {@code updated_at} than those read before, and those of the last minutes once more. */
    Changes changedSince(State read) {
        Collector collector = new Collector();
        jdbc.sql(products() + " WHERE updated_at >= ?").param(since(read)).query(collector::add);
        return collector.changes();
    }

    /** The view of a shop may lack the column url; it is looked at each time, because an operator may add it to a view that is read. */
    private String products() {
        boolean hasUrl = Boolean.TRUE.equals(jdbc.sql(COLUMNS).query(CatalogRows::hasUrl));
        return "SELECT product_id, name, category, price, currency, image_url, %s, in_stock, updated_at FROM recs_products"
                .formatted(hasUrl ? "url" : "NULL AS url");
    }

    private static Boolean hasUrl(ResultSet none) throws SQLException {
        ResultSetMetaData columns = none.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (columns.getColumnLabel(column).equalsIgnoreCase("url")) {
                return true;
            }
        }
        return false;
    }

    /**
     * In the clock that {@code updated_at} shows. A shop whose clock is behind that of the database has no younger ones than its newest; one
     * that has a time in the future does not wait for it; an hour that a clock shows twice is read from its beginning.
     */
    static LocalDateTime since(State read) {
        LocalDateTime late = LocalDateTime.ofInstant(read.at().minus(OVERLAP), read.zone());
        LocalDateTime lateByTheClock =
                LocalDateTime.ofInstant(read.at(), read.zone()).minus(OVERLAP);
        return Stream.concat(
                        Stream.of(late, lateByTheClock),
                        read.newest().map(newest -> newest.plusNanos(1_000_000)).stream())
                .min(Comparator.naturalOrder())
                .orElse(late);
    }

    Counts counts() {
        return jdbc.sql(COUNTS)
                .query((row, _) ->
                        new Counts(row.getInt("products"), row.getInt("in_stock"), SqlTimes.read(row, "now")))
                .single();
    }

    /** How many rows there are, whether their ids are good or not, at a moment of the clock of the database. */
    record Counts(int products, int inStock, Instant now) {}

    /**
     * Rows that were read.
     *
     * @param products those with a good id, in the order they were read
     * @param rows all of them
     * @param rowsInStock of all of them
     * @param newest {@code updated_at}, as the column shows it; empty if none has one
     * @param zone of what the column shows
     */
    record Changes(
            List<CatalogProduct> products, int rows, int rowsInStock, Optional<LocalDateTime> newest, ZoneId zone) {}

    /**
     * What has been read.
     *
     * @param completeAt when all was read last
     * @param at clock of the database when something was read last
     * @param products rows of the view
     * @param inStock of these
     * @param newest {@code updated_at}, as the column shows it; empty if no row has one
     * @param zone of what the column shows
     */
    record State(
            Instant completeAt, Instant at, int products, int inStock, Optional<LocalDateTime> newest, ZoneId zone) {

        static final State NEVER = new State(Instant.EPOCH, Instant.EPOCH, 0, 0, Optional.empty(), ZoneOffset.UTC);

        static State of(Changes all, Instant now, Instant at) {
            return new State(now, at, all.rows(), all.rowsInStock(), all.newest(), all.zone());
        }

        /** With changes to the products of a snapshot. */
        State with(Changes changes, CatalogSnapshot before, Instant now) {
            int more = 0;
            int moreInStock = 0;
            for (CatalogProduct product : changes.products()) {
                Optional<CatalogProduct> old = before.find(product.id());
                more += old.isPresent() ? 0 : 1;
                moreInStock += (product.inStock() ? 1 : 0)
                        - (old.isPresent() && old.get().inStock() ? 1 : 0);
            }
            return new State(
                    completeAt,
                    now,
                    products + more,
                    inStock + moreInStock,
                    changes.newest()
                            .filter(time -> newest.isEmpty() || time.isAfter(newest.get()))
                            .or(() -> newest),
                    zone);
        }

        /** False if something changed that no {@code updated_at} told. */
        boolean agreesWith(Counts counts) {
            return products == counts.products() && inStock == counts.inStock();
        }
    }

    /** Makes products of rows, one by one. */
    private final class Collector {

        private final List<CatalogProduct> products = new ArrayList<>();

        /** One text for all products of a category. */
        private final Map<String, String> categories = new HashMap<>();

        private int rows;
        private int rowsInStock;
        private @Nullable LocalDateTime newest;
        private ZoneId zone = shop.timeZone();

        void add(ResultSet row) throws SQLException {
            rows++;
            rowsInStock += row.getBoolean("in_stock") ? 1 : 0;
            zone = rows == 1 ? ShopViews.zoneOf(row, "updated_at", shop) : zone;
            LocalDateTime updatedAt = row.getObject("updated_at", LocalDateTime.class);
            newest = newest == null || (updatedAt != null && updatedAt.isAfter(newest)) ? updatedAt : newest;
            try {
                products.add(product(row));
            } catch (BadInput e) {
                // The id cannot be one (recs check names it): the others are shown all the same.
                log.down("reading a product", e);
            }
        }

        private CatalogProduct product(ResultSet row) throws SQLException {
            String id = IdColumn.textOf(row, "product_id", shop.binaryIds());
            return CatalogProduct.of(
                    new Product(
                            new ProductId(id),
                            orElse(row.getString("name"), id),
                            categories.computeIfAbsent(orElse(row.getString("category"), ""), category -> category),
                            "",
                            "",
                            row.getBigDecimal("price"),
                            orElse(row.getString("currency"), ""),
                            orElse(row.getString("image_url"), ""),
                            row.getBoolean("in_stock")),
                    orElse(row.getString("url"), ""));
        }

        Changes changes() {
            return new Changes(products, rows, rowsInStock, Optional.ofNullable(newest), zone);
        }

        private static String orElse(@Nullable String value, String fallback) {
            return value == null ? fallback : value;
        }
    }
}
