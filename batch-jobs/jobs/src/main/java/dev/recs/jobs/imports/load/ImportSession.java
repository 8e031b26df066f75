package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.CurrencyNames;
import dev.recs.jobs.imports.rows.EventRow;
import dev.recs.jobs.imports.rows.OrderLine;
import dev.recs.jobs.imports.rows.OrderReader;
import dev.recs.jobs.imports.rows.ProductRow;
import dev.recs.jobs.imports.rows.RowRule;
import dev.recs.jobs.imports.rows.TimeBounds;
import dev.recs.jobs.imports.text.CsvFile;
import dev.recs.jobs.imports.text.EventFile;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.jobs.imports.text.InputRow;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.SqlTimes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The writing of one import over one connection. Its rows were checked before, so what cannot be used is left out without a word. */
final class ImportSession {

    private final Connection connection;
    private final StoreInput input;
    private final TimeBounds bounds;
    private final Rejects rejects;
    private final ImportProgress progress;

    ImportSession(
            Connection connection, StoreInput input, TimeBounds bounds, Rejects rejects, ImportProgress progress) {
        this.connection = connection;
        this.input = input;
        this.bounds = bounds;
        this.rejects = rejects;
        this.progress = progress;
    }

    /** Products first; their missing prices last, when the orders are there. */
    ImportReport run(InputCheck check, EventWriter events) throws SQLException {
        LatestPrices prices = LatestPrices.over(connection);
        ProductWriter products =
                new ProductWriter(connection, SqlTimes.write(bounds.now()), prices, input.productColumns());
        RowRule productRule = input.options().format().products();
        read(
                input.products(),
                productRule,
                progress,
                row -> products.add(ProductRow.read(row, input.productNumbers(), warning -> {})));
        products.flush();
        RefundTable table = RefundTable.over(connection);
        OrderWriter orders = writeOrders(table);
        RefundWriter refunds = new RefundWriter(connection, bounds.shift(), table);
        if (check.hasRefunds()) {
            takeBack(refunds);
        }
        List<String> notes = new ArrayList<>(input.notes());
        notes.addAll(check.notes());
        noteImplausible(prices.update(input.currency().filter(CurrencyNames::isCode)), notes);
        input.events().ifPresent(file -> write(file, events));
        events.flush();
        return new ImportReport(
                products.rows(),
                orders.rows(),
                events.rows(),
                refunds.rows(),
                check.leftOut(),
                rejects.count(),
                rejects.warnings(),
                Math.toIntExact(bounds.shift().toDays()),
                notes);
    }

    private OrderWriter writeOrders(RefundTable refunds) throws SQLException {
        OrderWriter orders =
                new OrderWriter(connection, bounds.shift(), refunds, new LineCurrencies(connection, input.currency()));
        OrderReader reader = input.orderReader(bounds);
        read(input.orders(), input.options().format().orders(), progress, row -> {
            if (reader.read(row) instanceof OrderLine.Purchase purchase) {
                orders.add(purchase);
            }
        });
        orders.flush();
        return orders;
    }

    private void takeBack(RefundWriter refunds) {
        OrderReader reader = input.orderReader(bounds);
        read(input.orders(), input.options().format().orders(), ImportProgress.SILENT, row -> {
            OrderLine line = reader.read(row);
            try {
                switch (line) {
                    case OrderLine.Refund refund -> refunds.add(refund);
                    case OrderLine.Cancelled gone -> refunds.remove(gone);
                    case OrderLine.Purchase _, OrderLine.Guest _ -> {}
                }
            } catch (BadInput e) {
                rejects.add(input.orders().path(), row.line(), e.getMessage());
            }
        });
    }

    private void read(CsvFile file, RowRule rule, ImportProgress fileProgress, RowConsumer consumer) {
        file.forEach(fileProgress, row -> {
            try {
                InputRow whole = rule.apply(row).orElse(null);
                if (whole != null) {
                    consumer.accept(whole);
                }
            } catch (BadInput _) {
                // Reported by the check, which read the same.
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "%s:%d: MySQL refused the rows up to here: %s"
                                .formatted(file.path().getFileName(), row.line(), e.getMessage()),
                        e);
            }
        });
    }

    private void write(EventFile file, EventWriter events) {
        file.forEach(progress, (line, number) -> {
            try {
                events.add(EventRow.parse(line, input.times(), bounds));
            } catch (BadInput _) {
                // Reported by the check, which read the same.
            }
        });
    }

    private static void noteImplausible(List<String> products, List<String> notes) {
        if (!products.isEmpty()) {
            notes.add(
                    "products whose order lines differ too much to take a price from, as if of two currencies: %d, as %s"
                            .formatted(
                                    products.size(),
                                    String.join(", ", products.subList(0, Math.min(3, products.size())))));
        }
    }

    /** Takes a row to its writer. */
    @FunctionalInterface
    private interface RowConsumer {

        void accept(InputRow row) throws SQLException;
    }
}
