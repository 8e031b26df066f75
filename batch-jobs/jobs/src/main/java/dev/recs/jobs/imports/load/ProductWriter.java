package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.ProductColumn;
import dev.recs.jobs.imports.rows.ProductRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes products, a transaction a batch; notes those without a price for {@link LatestPrices}. */
final class ProductWriter {

    private static final int BATCH = 1_000;

    private final Connection connection;
    private final LocalDateTime now;
    private final LatestPrices prices;
    private final List<List<@Nullable Object>> pending = new ArrayList<>(BATCH);
    private final List<ProductColumn> columns;
    private long rows;

    /** @param columns that the file has */
    ProductWriter(Connection connection, LocalDateTime now, LatestPrices prices, List<ProductColumn> columns) {
        this.connection = connection;
        this.columns = List.copyOf(columns);
        this.now = now;
        this.prices = prices;
    }

    void add(ProductRow row) throws SQLException {
        String id = row.productId().value();
        List<@Nullable Object> values = new ArrayList<>(List.of(id, now));
        for (ProductColumn column : columns) {
            values.add(column.of(row));
        }
        pending.add(values);
        rows++;
        if (!row.values().containsKey(ProductColumn.PRICE)) {
            prices.note(id);
        }
        if (pending.size() == BATCH) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (!pending.isEmpty()) {
            new MultiRowStatement(connection, head(), tail()).execute(pending);
            connection.commit();
            pending.clear();
        }
    }

    private String head() {
        return "INSERT INTO products (%s) VALUES"
                .formatted(Stream.concat(
                                Stream.of("product_id", "updated_at"),
                                columns.stream().map(ProductColumn::column))
                        .collect(Collectors.joining(", ")));
    }

    /** The time of the update comes first: MySQL assigns from left to right, so the old values are still there to compare with. */
    private String tail() {
        String same = columns.stream()
                .map(column -> "%1$s <=> VALUES(%1$s)".formatted(column.column()))
                .collect(Collectors.joining(" AND "));
        return "ON DUPLICATE KEY UPDATE updated_at = IF(%s, updated_at, VALUES(updated_at)), %s"
                .formatted(same, columns.stream().map(ProductColumn::update).collect(Collectors.joining(", ")));
    }

    long rows() {
        return rows;
    }
}
