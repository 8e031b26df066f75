package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.AwkwardIds;
import dev.recs.jobs.imports.rows.EventRow;
import dev.recs.jobs.imports.rows.OrderLine;
import dev.recs.jobs.imports.rows.OrderReader;
import dev.recs.jobs.imports.rows.ProductRow;
import dev.recs.jobs.imports.rows.RowRule;
import dev.recs.jobs.imports.rows.TimeBounds;
import dev.recs.jobs.imports.text.EventFile;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.model.failure.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads all files as the import will, and writes only the rejects: what it finds is known before anything is stored.
 *
 * <p>The writing afterwards reads the same rows in the same way, so it leaves out the same ones.
 */
final class InputCheck {

    private final StoreInput input;
    private final TimeBounds bounds;
    private final Rejects rejects;
    private final List<String> notes = new ArrayList<>();
    private long leftOut;
    private boolean hasRefunds;

    InputCheck(StoreInput input, TimeBounds bounds, Rejects rejects) {
        this.input = input;
        this.bounds = bounds;
        this.rejects = rejects;
    }

    /** @throws UnusableRows if a file has rows and none of them can be used */
    void run() {
        products();
        orders();
        input.events().ifPresent(this::events);
    }

    /** What the operator should know of ids, one line each. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Order lines that are no purchases. */
    long leftOut() {
        return leftOut;
    }

    /** Whether something is to be taken back after the purchases are written. */
    boolean hasRefunds() {
        return hasRefunds;
    }

    private void products() {
        Path file = input.products().path();
        Account account = new Account(file);
        AwkwardIds ids = new AwkwardIds();
        RowRule rule = input.options().format().products();
        input.products()
                .forEach(
                        ImportProgress.SILENT,
                        row -> account.count(
                                row.line(),
                                () -> rule.apply(row)
                                        .ifPresent(whole -> ids.add(ProductRow.read(
                                                        whole,
                                                        input.productNumbers(),
                                                        warning -> rejects.warn(file, row.line(), warning))
                                                .productId()
                                                .value()))));
        account.close();
        notes.addAll(ids.notes("product ids"));
    }

    private void orders() {
        Account account = new Account(input.orders().path());
        AwkwardIds ids = new AwkwardIds();
        OrderReader reader = input.orderReader(bounds);
        RowRule rule = input.options().format().orders();
        input.orders()
                .forEach(
                        ImportProgress.SILENT,
                        row -> account.count(
                                row.line(),
                                () -> rule.apply(row).map(reader::read).ifPresent(line -> inspect(line, ids))));
        account.close();
        notes.addAll(ids.notes("user ids"));
    }

    private void inspect(OrderLine line, AwkwardIds users) {
        switch (line) {
            case OrderLine.Purchase purchase -> users.add(purchase.userId().value());
            case OrderLine.Refund _ -> hasRefunds = true;
            case OrderLine.Cancelled _ -> {
                leftOut++;
                hasRefunds = true;
            }
            case OrderLine.Guest _ -> leftOut++;
        }
    }

    private void events(EventFile file) {
        Account account = new Account(file.path());
        file.forEach(
                ImportProgress.SILENT,
                (line, number) -> account.count(number, () -> EventRow.parse(line, input.times(), bounds)));
        account.close();
    }

    /** The rows of one file. */
    private final class Account {

        private final Path file;
        private final Reasons reasons = new Reasons();
        private long rows;

        Account(Path file) {
            this.file = file;
        }

        void count(long line, Runnable row) {
            rows++;
            try {
                row.run();
            } catch (BadInput e) {
                rejects.add(file, line, e.getMessage());
                reasons.add(line, String.valueOf(e.getMessage()));
            }
        }

        void close() {
            if (rows > 0 && reasons.count() == rows) {
                reasons.most().ifPresent(most -> {
                    throw new UnusableRows(
                            "%s: all %d rows are rejected, nothing is imported; %d of them as line %d: %s"
                                    .formatted(
                                            file.getFileName(),
                                            rows,
                                            most.count(),
                                            most.line(),
                                            RejectLine.printable(most.text())));
                });
            }
        }
    }
}
