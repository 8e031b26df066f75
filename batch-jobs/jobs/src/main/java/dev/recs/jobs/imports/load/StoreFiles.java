package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.EventRow;
import dev.recs.jobs.imports.rows.NumberEvidence;
import dev.recs.jobs.imports.rows.OrderLine;
import dev.recs.jobs.imports.rows.OrderReader;
import dev.recs.jobs.imports.rows.ProductColumn;
import dev.recs.jobs.imports.rows.TimeBounds;
import dev.recs.jobs.imports.rows.TimeReader;
import dev.recs.jobs.imports.rows.Values;
import dev.recs.jobs.imports.shop.ShopFormat;
import dev.recs.jobs.imports.text.CsvFile;
import dev.recs.jobs.imports.text.CsvRow;
import dev.recs.jobs.imports.text.EventFile;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.jobs.imports.text.TextOptions;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.BadInput;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a store's files without a database; rows that cannot be used are left out and told of. */
public final class StoreFiles {

    private static final TimeBounds ANY_TIME = new TimeBounds(Instant.MAX, Duration.ZERO);

    private final Consumer<String> rejected;

    /** @param rejected takes one text a bad row: file, line and reason */
    public StoreFiles(Consumer<String> rejected) {
        this.rejected = rejected;
    }

    /** Every usable row of a products file, in its order. */
    public void products(Path file, Consumer<Product> product) {
        CsvFile rows = CsvFile.open(file, ShopFormat.OWN.productColumns(Map.of()), TextOptions.FOUND_OUT);
        rows.forEach(ImportProgress.SILENT, row -> accept(rows, row, () -> product.accept(product(rows, row))));
    }

    /** Every usable purchase of an orders file, in its order; times that are still to come are as good as others here. */
    public void orders(Path file, OrderLineTaker taker) {
        purchases(
                file,
                bought ->
                        taker.accept(bought.userId().value(), bought.productId().value(), bought.purchasedAt()));
    }

    /** As {@link #orders}, with the order and the quantity of each row. */
    public void detailedOrders(Path file, DetailedLine line) {
        purchases(
                file,
                bought -> line.accept(
                        bought.userId().value(),
                        bought.orderId(),
                        bought.productId().value(),
                        bought.quantity(),
                        bought.purchasedAt()));
    }

    private void purchases(Path file, Consumer<OrderLine.Purchase> taker) {
        CsvFile rows = CsvFile.open(file, ShopFormat.OWN.orderColumns(Map.of()), TextOptions.FOUND_OUT);
        NumberEvidence numbers = new NumberEvidence();
        rows.forEach(ImportProgress.SILENT, row -> {
            if (row.isWhole()) {
                row.optional("unit_price").ifPresent(numbers::add);
            }
        });
        OrderReader reader =
                OrderReader.plain(numbers.style(rows.layout().header().delimiter()));
        rows.forEach(
                ImportProgress.SILENT,
                row -> accept(rows, row, () -> {
                    if (reader.read(row) instanceof OrderLine.Purchase bought) {
                        taker.accept(bought);
                    }
                }));
    }

    /** Every usable line of an events file, in its order. */
    public void events(Path file, EventTaker taker) {
        EventFile.open(file, TextOptions.FOUND_OUT)
                .forEach(ImportProgress.SILENT, (line, number) -> event(file, number, line, taker));
    }

    private void event(Path file, long number, String line, EventTaker taker) {
        try {
            switch (EventRow.parse(line, TimeReader.STRICT, ANY_TIME)) {
                case EventRow.Search search ->
                    taker.searched(search.userId(), new RecentSearch(search.query(), search.at()));
                case EventRow.View view -> taker.viewed(view.userId(), new RecentView(view.productId(), view.at()));
            }
        } catch (BadInput e) {
            rejected.accept(RejectLine.of(file, number, e.getMessage()));
        }
    }

    private Product product(CsvFile file, CsvRow row) {
        return new Product(
                new ProductId(row.required("product_id")),
                row.required("name"),
                row.optional("category").orElse(""),
                row.optional("brand").orElse(""),
                row.optional("description").orElse(""),
                null,
                "",
                "",
                true,
                row.optional(ProductColumn.GROUP_ID.column()).orElse(""),
                isRecommendable(file, row));
    }

    /** What cannot be read is said, and the product counts as any other. */
    private boolean isRecommendable(CsvFile file, CsvRow row) {
        try {
            return row.optional(ProductColumn.RECOMMENDABLE.column())
                    .map(text -> Values.isYes(ProductColumn.RECOMMENDABLE.column(), text))
                    .orElse(true);
        } catch (BadInput e) {
            rejected.accept(RejectLine.of(file.path(), row.line(), "warning: " + e.getMessage()));
            return true;
        }
    }

    private void accept(CsvFile file, CsvRow row, Runnable use) {
        try {
            use.run();
        } catch (BadInput e) {
            rejected.accept(RejectLine.of(file.path(), row.line(), e.getMessage()));
        }
    }

    /** Takes what somebody searched for or looked at. */
    public interface EventTaker {
        void searched(UserId userId, RecentSearch search);

        void viewed(UserId userId, RecentView view);
    }

    /** Takes a line of an order. */
    @FunctionalInterface
    public interface OrderLineTaker {
        void accept(String userId, String productId, Instant purchasedAt);
    }

    /** Takes a line of an order with all that a method could learn from. */
    @FunctionalInterface
    public interface DetailedLine {
        void accept(String userId, String orderId, String productId, int quantity, Instant purchasedAt);
    }
}
