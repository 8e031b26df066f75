package dev.recs.jobs.nightly;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The lock of MySQL that a run holds: there is one run at a time, on whatever machine. Dies with the connection. */
final class JobLock implements AutoCloseable {

    /** A server has one space of names for all its databases, and 64 characters for one. */
    private static final String NAME = "LEFT(CONCAT('recs-refresh:', DATABASE()), 64)";

    private final Connection connection;

    private JobLock(Connection connection) {
        this.connection = connection;
    }

    /** @throws JobAlreadyRunning if another run holds it */
    static JobLock acquire(DataSource mysql) throws SQLException {
        Connection connection = mysql.getConnection();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT GET_LOCK(%s, 0), %s".formatted(NAME, NAME));
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getInt(1) != 1) {
                throw new JobAlreadyRunning(row.getString(2));
            }
            return new JobLock(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                PreparedStatement statement = connection.prepareStatement("SELECT RELEASE_LOCK(%s)".formatted(NAME))) {
            statement.execute();
        }
    }
}
