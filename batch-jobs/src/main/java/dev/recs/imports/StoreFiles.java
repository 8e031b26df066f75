package dev.recs.imports;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.BadInput;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** As {@link #orders}, with the order and the quantity of each row. */
    public void detailedOrders(Path file, DetailedLine line) {
        CsvFile rows = new CsvFile(file, OrderRow.COLUMNS);
        rows.forEach(
                ImportProgress.SILENT,
                row -> accept(rows, row, () -> {
                    OrderRow order = OrderRow.of(row, Instant.MAX);
                    line.accept(
                            order.userId().value(),
                            order.orderId(),
                            order.productId().value(),
                            order.quantity(),
                            order.purchasedAt());
                }));
    }

    /** Every usable line of an events file, in its order. */
    public void events(Path file, EventTaker taker) {
        try (InputText text = InputText.open(file);
                BufferedReader lines = new BufferedReader(text.reader())) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    event(file, number, line, taker);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("events in %s could not be read".formatted(file), e);
        }
    }

    private void event(Path file, int number, String line, EventTaker taker) {
        try {
            switch (EventRow.parse(line, Instant.MAX)) {
                case EventRow.Search search ->
                    taker.searched(search.userId(), new RecentSearch(search.query(), search.at()));
                case EventRow.View view -> taker.viewed(view.userId(), new RecentView(view.productId(), view.at()));
            }
        } catch (BadInput e) {
            rejected.accept("%s:%d: %s".formatted(file.getFileName(), number, e.getMessage()));
        }
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

    /** Takes what somebody searched for or looked at. */
    public interface EventTaker {
        void searched(UserId userId, RecentSearch search);

        void viewed(UserId userId, RecentView view);
    }

    /** Takes a line of an order. */
    @FunctionalInterface
    public interface OrderLine {
        void accept(String userId, String productId, Instant purchasedAt);
    }

    /** Takes a line of an order with all that a method could learn from. */
    @FunctionalInterface
    public interface DetailedLine {
        void accept(String userId, String orderId, String productId, int quantity, Instant purchasedAt);
    }
}
