package dev.recs.jobs.relay;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The right to be the one relay, held by a connection to MySQL: gone with the connection, however it ends.
 *
 * <p>The name of the lock holds that of the database, because locks are the server's.
 */
final class RelayLeader implements AutoCloseable {

    private static final String NAME = "CONCAT(DATABASE(), '.refresh_outbox')";
    private static final int WAIT_SECONDS = 1;

    private final Connection connection;
    private final JdbcClient jdbc;
    private boolean leading;

    RelayLeader(DataSource mysql) throws SQLException {
        this.connection = mysql.getConnection();
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** Waits for a second in the queue of those who want to lead. */
    boolean lead() {
        leading = jdbc.sql("SELECT GET_LOCK(%s, %d)".formatted(NAME, WAIT_SECONDS))
                .query(Integer.class)
                .optional()
                .map(answer -> answer == 1)
                .orElse(false);
        return leading;
    }

    /** All work of the leader goes through the connection that holds the lock. */
    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (leading && connection.isValid(1)) {
                jdbc.sql("SELECT RELEASE_LOCK(%s)".formatted(NAME))
                        .query(Integer.class)
                        .optional();
            }
        }
    }
}
