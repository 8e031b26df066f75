package dev.recs.stores.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/**
 * A number that is written on the primary and looked for on its replica: once it is there, so is all that was committed before it.
 *
 * <p>It is the time in microseconds, and always larger than the one before, so that a server that got its rows elsewhere does not have it: a
 * count would be reached by any server that counts.
 *
 * <p>It asks for no right beyond those on our own tables, and for no kind of replication. A row of {@code recs_job_positions} that belongs to
 * no run; written on a connection of its own, because within an open transaction it would not be replicated.
 */
final class ReplicaMark {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String WRITE = """
            INSERT INTO recs_job_positions (run_id, partition_number, after_user_id, account) VALUES (-1, 0, '', ?)
            ON DUPLICATE KEY UPDATE account = GREATEST(CAST(account AS UNSIGNED) + 1, CAST(? AS UNSIGNED))
            """;
    private static final String NUMBER =
            "SELECT CAST(account AS UNSIGNED) FROM recs_job_positions WHERE run_id = -1 AND partition_number = 0";

    private final DataSource primary;
    private final DataSource replica;

    ReplicaMark(DataSource primary, DataSource replica) {
        this.primary = primary;
        this.replica = replica;
    }

    /** Writes the next one on the primary. */
    long write() throws PrimaryFailed {
        try (Connection connection = primary.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
                long time = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
                statement.setLong(1, time);
                statement.setLong(2, time);
                statement.executeUpdate();
            }
            return number(connection);
        } catch (SQLException e) {
            throw new PrimaryFailed(e);
        }
    }

    /** The one that the primary has now, after what other processes wrote. */
    long ofPrimary() throws PrimaryFailed {
        try (Connection connection = primary.getConnection()) {
            return number(connection);
        } catch (SQLException e) {
            throw new PrimaryFailed(e);
        }
    }

    /** The one that the replica has once it is a certain one or a larger, a smaller one if that took too long. */
    long ofReplica(long awaited, Duration longest) throws SQLException {
        long deadline = System.nanoTime() + longest.toNanos();
        try (Connection connection = replica.getConnection()) {
            long found = number(connection);
            while (found < awaited
                    && System.nanoTime() < deadline
                    && !Thread.currentThread().isInterrupted()) {
                pause();
                found = number(connection);
            }
            return found;
        }
    }

    private static long number(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NUMBER);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is the primary that failed, not the replica. */
    static final class PrimaryFailed extends SQLException {

        private static final long serialVersionUID = 1L;

        PrimaryFailed(SQLException cause) {
            super(cause);
        }
    }
}
