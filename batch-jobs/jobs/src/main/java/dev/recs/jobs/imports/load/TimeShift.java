package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.OrderLine;
import dev.recs.jobs.imports.rows.OrderReader;
import dev.recs.jobs.imports.rows.RowRule;
import dev.recs.jobs.imports.rows.TimeBounds;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.model.failure.BadInput;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * By how many days this store's times are moved: settled by its first import, before anything else is written.
 *
 * @param isSettled whether an earlier import did it
 * @param isKnown false if it was asked for and there is no order to tell it
 */
record TimeShift(int days, boolean isSettled, boolean isKnown) {

    private static final int WEEK_DAYS = 7;

    /** @param to what the newest order must not be after; empty to move nothing */
    static TimeShift compute(Connection connection, StoreInput input, Optional<Instant> to, Instant now)
            throws SQLException {
        OptionalInt stored = stored(connection);
        if (stored.isPresent() || to.isEmpty()) {
            return new TimeShift(stored.orElse(0), stored.isPresent(), true);
        }
        return newest(input, now)
                .map(newest -> new TimeShift(wholeWeeks(newest, to.get()), false, true))
                .orElse(new TimeShift(0, false, false));
    }

    /**
     * Keeps it for the imports to come.
     *
     * @throws BadInput if it is not known
     */
    void settle(Connection connection) throws SQLException {
        if (!isKnown) {
            throw new BadInput(
                    "--shift-to: the orders file has no purchase whose time tells by how much to move, nothing is imported: give one, or leave --shift-to out");
        }
        if (!isSettled) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO recs_import_shift (id, shift_days) VALUES (1, ?)")) {
                insert.setInt(1, days);
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    /** The most whole weeks, in days, that leave a time not after another; negative if it is after it now. */
    static int wholeWeeks(Instant newest, Instant to) {
        return Math.toIntExact(Math.floorDiv(
                        Duration.between(newest, to).toSeconds(),
                        Duration.ofDays(WEEK_DAYS).toSeconds())
                * WEEK_DAYS);
    }

    private static OptionalInt stored(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT shift_days FROM recs_import_shift")) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }

    /** Needs a reading of its own: every time that is written depends on it. Empty without a purchase. */
    private static Optional<Instant> newest(StoreInput input, Instant now) {
        OrderReader reader = input.orderReader(new TimeBounds(now, Duration.ZERO));
        RowRule rule = input.options().format().orders();
        Instant[] newest = {Instant.MIN};
        input.orders().forEach(ImportProgress.SILENT, row -> {
            try {
                rule.apply(row).map(reader::read).ifPresent(line -> {
                    if (line instanceof OrderLine.Purchase purchase
                            && purchase.purchasedAt().isAfter(newest[0])) {
                        newest[0] = purchase.purchasedAt();
                    }
                });
            } catch (BadInput e) {
                // Reported by the check, which reads the same.
            }
        });
        return Optional.of(newest[0]).filter(time -> time.isAfter(Instant.MIN));
    }
}
