package dev.recs.jobs.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Our pool, as Quartz asks for connections; it is not closed with the scheduler. */
record PooledConnections(DataSource mysql) implements ConnectionProvider {

    @Override
    public Connection getConnection() throws SQLException {
        return mysql.getConnection();
    }

    @Override
    public void initialize() {}

    @Override
    public void shutdown() {}
}
