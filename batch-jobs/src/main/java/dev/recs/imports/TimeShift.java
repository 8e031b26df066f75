package dev.recs.imports;

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

/** By how many days this store's times are moved: settled by its first import, before anything else is written. */
final class TimeShift {

    private static final int WEEK_DAYS = 7;

    private TimeShift() {}

    /** @param to what the newest order must not be after; empty to move nothing */
    static int settle(Connection connection, CsvFile orders, Optional<Instant> to, Instant now) throws SQLException {
        OptionalInt stored = stored(connection);
        if (stored.isPresent()) {
            return stored.getAsInt();
        }
        int days = to.isPresent() ? wholeWeeks(newest(orders, now), to.get()) : 0;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO recs_import_shift (id, shift_days) VALUES (1, ?)")) {
            insert.setInt(1, days);
            insert.executeUpdate();
        }
        connection.commit();
        return days;
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

    /** Needs a reading of its own: every time that is written depends on it. */
    private static Instant newest(CsvFile orders, Instant now) {
        Instant[] newest = {Instant.EPOCH};
        orders.forEach(ImportProgress.SILENT, row -> {
            try {
                Instant time = OrderRow.of(row, now).purchasedAt();
                newest[0] = time.isAfter(newest[0]) ? time : newest[0];
            } catch (BadInput e) {
                // Reported by the reading that writes.
            }
        });
        return newest[0];
    }
}
