package dev.recs.imports;

import dev.recs.model.failure.BadInput;
import dev.recs.stores.SqlTimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One import over one connection. */
final class ImportSession {

    private static final int LINES_BETWEEN_REPORTS = 2_000;

    private final Connection connection;
    private final Rejects rejects;
    private final ImportProgress progress;
    private final Instant now;

    /** @param now times after it are refused */
    ImportSession(Connection connection, Rejects rejects, ImportProgress progress, Instant now) {
        this.connection = connection;
        this.rejects = rejects;
        this.progress = progress;
        this.now = now;
    }

    /** Products first; their missing prices last, when the orders are there. */
    ImportReport run(ImportFiles files, EventWriter events, int shiftDays) throws SQLException {
        LatestPrices prices = LatestPrices.over(connection);
        ProductWriter products = new ProductWriter(connection, SqlTimes.write(now), prices);
        read(new CsvFile(files.products(), List.of("product_id", "name")), products::add);
        products.flush();
        OrderWriter orders = new OrderWriter(connection, Duration.ofDays(shiftDays));
        read(new CsvFile(files.orders(), OrderRow.COLUMNS), row -> orders.add(OrderRow.of(row, now)));
        orders.flush();
        prices.update();
        files.events().ifPresent(file -> readEvents(file, events));
        events.flush();
        return new ImportReport(products.rows(), orders.rows(), events.rows(), rejects.count(), shiftDays);
    }

    private void read(CsvFile file, RowConsumer consumer) {
        file.forEach(progress, row -> {
            try {
                consumer.accept(row);
            } catch (BadInput e) {
                rejects.add(file.path(), row.line(), e.getMessage());
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "%s:%d: MySQL refused the rows up to here: %s"
                                .formatted(file.path().getFileName(), row.line(), e.getMessage()),
                        e);
            }
        });
    }

    private void readEvents(Path file, EventWriter events) {
        try (InputText text = InputText.open(file);
                BufferedReader lines = new BufferedReader(text.reader())) {
            progress.begin(String.valueOf(file.getFileName()), Files.size(file));
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(file, number, line, events);
                }
                if (number % LINES_BETWEEN_REPORTS == 0) {
                    progress.at(text.bytesRead());
                }
            }
            progress.end(number);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read".formatted(file), e);
        }
    }

    private void add(Path file, long number, String line, EventWriter events) {
        try {
            events.add(EventRow.parse(line, now));
        } catch (BadInput e) {
            rejects.add(file, number, e.getMessage());
        }
    }

    /** Takes a row to its writer. */
    @FunctionalInterface
    private interface RowConsumer {

        void accept(CsvRow row) throws SQLException;
    }
}
