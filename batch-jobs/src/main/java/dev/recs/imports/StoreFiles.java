package dev.recs.imports;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.BadInput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Reads a store's files without a database; rows that cannot be used are left out and told of. */
public final class StoreFiles {

    private final Consumer<String> rejected;

    /** @param rejected takes one text a bad row: file, line and reason */
    public StoreFiles(Consumer<String> rejected) {
        this.rejected = rejected;
    }

    /** Every usable row of a products file, in its order. */
    public void products(Path file, Consumer<Product> product) {
        CsvFile rows = new CsvFile(file);
        rows.forEach(row -> accept(rows, row, () -> product.accept(product(row))));
    }

    /** Every usable row of an orders file, in its order. */
    public void orders(Path file, OrderLine line) {
        CsvFile rows = new CsvFile(file);
        rows.forEach(row -> accept(rows, row, () -> {
            OrderRow order = OrderRow.of(row);
            line.accept(order.userId().value(), order.productId().value(), order.purchasedAt());
        }));
    }

    private static Product product(NamedCsvRecord row) {
        return new Product(
                new ProductId(row.getField("product_id")),
                row.getField("name").strip(),
                text(row, "category"),
                text(row, "brand"),
                text(row, "description"),
                null,
                "",
                "",
                true);
    }

    private static String text(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }

    private void accept(CsvFile file, NamedCsvRecord row, Runnable use) {
        try {
            use.run();
        } catch (BadInput | NoSuchElementException e) {
            rejected.accept(
                    "%s:%d: %s".formatted(file.path().getFileName(), row.getStartingLineNumber(), e.getMessage()));
        }
    }

    /** Takes a line of an order. */
    @FunctionalInterface
    public interface OrderLine {
        void accept(String userId, String productId, Instant purchasedAt);
    }
}
