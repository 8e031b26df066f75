package dev.recs.stores.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A number that is counted up on the primary and looked for on its replica: once it is there, so is all that was committed before it.
 *
 * <p>It asks for no right beyond those on our own tables, and for no kind of replication. A row of {@code recs_job_positions} that belongs to
 * no run; written on a connection of its own, because within an open transaction it would not be replicated.
 */
final class ReplicaMark {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String COUNT_UP = """
            INSERT INTO recs_job_positions (run_id, partition_number, after_user_id, account) VALUES (-1, 0, '', '1')
            ON DUPLICATE KEY UPDATE account = CAST(account AS UNSIGNED) + 1
            """;
    private static final String NUMBER =
            "SELECT CAST(account AS UNSIGNED) FROM recs_job_positions WHERE run_id = -1 AND partition_number = 0";

    private final DataSource primary;
    private final DataSource replica;

    ReplicaMark(DataSource primary, DataSource replica) {
        this.primary = primary;
        this.replica = replica;
    }

    /**
     * Waits until the replica has what the primary has now.
     *
     * @return false if it still lacks that after so long
     * @throws SQLException if a server does not answer, or has no such table
     */
    boolean reaches(Duration longest) throws SQLException {
        long deadline = System.nanoTime() + longest.toNanos();
        long mark;
        try (Connection connection = primary.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(COUNT_UP)) {
                statement.executeUpdate();
            }
            mark = number(connection);
        }
        try (Connection connection = replica.getConnection()) {
            while (number(connection) < mark) {
                if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                    return false;
                }
                pause();
            }
        }
        return true;
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
}
