package dev.recs.stores;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A lock by name that a connection to MySQL holds, on whatever machine: it ends with the connection, however that ends. */
public final class MysqlLock implements AutoCloseable {

    /** A server has one space of names for all its databases, and 64 characters for one. */
    private static final String NAME = "LEFT(CONCAT(?, ':', DATABASE()), 64)";

    private final Connection connection;
    private final String name;
    private final boolean isHeld;

    private MysqlLock(Connection connection, String name, boolean isHeld) {
        this.connection = connection;
        this.name = name;
        this.isHeld = isHeld;
    }

    /** Asks for it without waiting; close what is returned, held or not. */
    public static MysqlLock ask(DataSource mysql, String purpose) throws SQLException {
        Connection connection = mysql.getConnection();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT GET_LOCK(%s, 0), %s".formatted(NAME, NAME))) {
            statement.setString(1, purpose);
            statement.setString(2, purpose);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new MysqlLock(connection, row.getString(2), row.getInt(1) == 1);
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** False if somebody else holds it. */
    public boolean isHeld() {
        return isHeld;
    }

    /** As the server knows it. */
    public String name() {
        return name;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (isHeld) {
                try (PreparedStatement statement = connection.prepareStatement("SELECT RELEASE_LOCK(?)")) {
                    statement.setString(1, name);
                    statement.execute();
                }
            }
        }
    }
}
