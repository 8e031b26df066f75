package dev.recs.imports;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.recs.model.ProductId;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.SqlTimes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads a products file and an orders file into the reference store. */
public final class StoreImport {

    private static final int WEEK_DAYS = 7;

    private final JdbcTemplate jdbc;
    private final Path rejects;

    /** @param rejects the file that bad rows are written to; begun anew by each import */
    public StoreImport(JdbcTemplate jdbc, Path rejects) {
        this.jdbc = jdbc;
        this.rejects = rejects;
    }

    /** @param shiftTo moves all times by the most whole weeks that leave the newest not after it */
    public ImportReport run(Path products, Path orders, Optional<Instant> shiftTo) {
        try (BufferedWriter rejected = Files.newBufferedWriter(rejects)) {
            return run(new CsvFile(products), new CsvFile(orders), shiftTo, new Rejects(rejected));
        } catch (IOException e) {
            throw new UncheckedIOException("rejects file %s could not be written".formatted(rejects), e);
        }
    }

    private ImportReport run(CsvFile products, CsvFile orders, Optional<Instant> shiftTo, Rejects rejected) {
        Map<ProductId, Priced> prices = new HashMap<>();
        Instant newest = newest(orders, prices);
        int shiftDays = shiftDays(newest, shiftTo);
        OrderWriter writer = new OrderWriter(jdbc, Duration.ofDays(shiftDays));
        orders.forEach(row -> accept(orders, row, rejected, () -> writer.add(OrderRow.of(row))));
        writer.flush();
        long named = writeProducts(products, prices, rejected);
        return new ImportReport(named, writer.rows(), rejected.count(), shiftDays);
    }

    private static Instant newest(CsvFile orders, Map<ProductId, Priced> prices) {
        Instant[] newest = {Instant.EPOCH};
        orders.forEach(row -> {
            try {
                OrderRow order = OrderRow.of(row);
                newest[0] = order.purchasedAt().isAfter(newest[0]) ? order.purchasedAt() : newest[0];
                prices.merge(order.productId(), new Priced(order.unitPrice(), order.purchasedAt()), Priced::latest);
            } catch (BadInput e) {
                // The second reading reports it.
            }
        });
        return newest[0];
    }

    private int shiftDays(Instant newest, Optional<Instant> shiftTo) {
        List<Integer> stored =
                jdbc.query("SELECT shift_days FROM recs_import_shift", (row, number) -> row.getInt("shift_days"));
        if (!stored.isEmpty()) {
            return stored.getFirst();
        }
        int days = shiftTo.map(to -> Math.toIntExact(
                        Math.floorDiv(Duration.between(newest, to).toDays(), WEEK_DAYS) * WEEK_DAYS))
                .orElse(0);
        jdbc.update("INSERT INTO recs_import_shift VALUES (1, ?)", days);
        return days;
    }

    private long writeProducts(CsvFile products, Map<ProductId, Priced> prices, Rejects rejected) {
        long[] count = {0};
        products.forEach(row -> accept(products, row, rejected, () -> {
            ProductId id = new ProductId(row.getField("product_id"));
            Priced price = prices.get(id);
            jdbc.update(
                    """
                    INSERT INTO products (product_id, name, category, price, currency, in_stock, updated_at)
                    VALUES (?, ?, ?, ?, 'GBP', TRUE, ?)
                    ON DUPLICATE KEY UPDATE name = VALUES(name), category = VALUES(category), price = VALUES(price)
                    """,
                    id.value(),
                    row.getField("name"),
                    row.findField("category").orElse(null),
                    price == null ? null : price.price(),
                    SqlTimes.write(Instant.EPOCH));
            count[0]++;
        }));
        return count[0];
    }

    private static void accept(CsvFile file, NamedCsvRecord row, Rejects rejected, Runnable write) {
        try {
            write.run();
        } catch (BadInput e) {
            rejected.add(file.path(), row.getStartingLineNumber(), e.getMessage());
        }
    }

    private record Priced(BigDecimal price, Instant at) {

        Priced latest(Priced other) {
            return other.at.isAfter(at) ? other : this;
        }
    }
}
