package dev.recs.imports;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.BadInput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
        CsvFile rows = new CsvFile(file, List.of("product_id", "name"));
        rows.forEach(ImportProgress.SILENT, row -> accept(rows, row, () -> product.accept(product(row))));
    }

    /** Every usable row of an orders file, in its order; times that are still to come are as good as others here. */
    public void orders(Path file, OrderLine line) {
        CsvFile rows = new CsvFile(file, OrderRow.COLUMNS);
        rows.forEach(
                ImportProgress.SILENT,
                row -> accept(rows, row, () -> {
                    OrderRow order = OrderRow.of(row, Instant.MAX);
                    line.accept(order.userId().value(), order.productId().value(), order.purchasedAt());
                }));
    }

    private static Product product(CsvRow row) {
        return new Product(
                new ProductId(row.required("product_id")),
                row.required("name"),
                row.optional("category").orElse(""),
                row.optional("brand").orElse(""),
                row.optional("description").orElse(""),
                null,
                "",
                "",
                true);
    }

    private void accept(CsvFile file, CsvRow row, Runnable use) {
        try {
            use.run();
        } catch (BadInput e) {
            rejected.accept("%s:%d: %s".formatted(file.path().getFileName(), row.line(), e.getMessage()));
        }
    }

    /** Takes a line of an order. */
    @FunctionalInterface
    public interface OrderLine {
        void accept(String userId, String productId, Instant purchasedAt);
    }
}
