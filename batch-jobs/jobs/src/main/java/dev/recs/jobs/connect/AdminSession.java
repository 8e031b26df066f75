package dev.recs.jobs.connect;

import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.Failures;
import dev.recs.stores.MysqlAddress;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.schema.MysqlSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection to the shop's server as the user who may create accounts and triggers. It waits for no lock of the shop for long. */
final class AdminSession implements AutoCloseable {

    private static final Set<Integer> NO_RIGHT = Set.of(1044, 1045, 1142, 1143, 1227, 1410, 1698);
    private static final int LOCK_TIMEOUT = 1205;

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate jdbc;
    private final String user;

    private AdminSession(SingleConnectionDataSource connection, String user) {
        this.connection = connection;
        this.jdbc = new JdbcTemplate(connection);
        this.user = user;
    }

    static AdminSession open(StoreAddresses addresses, ConnectSettings settings) {
        boolean own = !settings.adminUser().isEmpty();
        String user = own ? settings.adminUser() : addresses.mysqlUser();
        SingleConnectionDataSource connection = new SingleConnectionDataSource(
                MysqlAddress.parse(addresses.mysqlUrl()).withDatabase("").url(),
                user,
                own ? settings.adminPassword() : addresses.mysqlPassword(),
                true);
        AdminSession session = new AdminSession(connection, user);
        session.run(MysqlSession.INIT);
        // An order never waits long behind our wait for a long transaction of the shop.
        session.run("SET SESSION lock_wait_timeout = 5");
        return session;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    String user() {
        return user;
    }

    /** The first column of each row; NULLs are left out. */
    List<String> texts(String sql, Object... arguments) {
        return jdbc.queryForList(sql, String.class, arguments).stream()
                .flatMap(Stream::ofNullable)
                .toList();
    }

    void run(List<String> statements) {
        statements.forEach(this::run);
    }

    void run(String statement) {
        try {
            jdbc.execute(statement);
        } catch (DataAccessException e) {
            throw failure(statement, e);
        }
    }

    private RuntimeException failure(String statement, DataAccessException failure) {
        if (!(failure.getMostSpecificCause() instanceof SQLException sql) || sql.getSQLState() == null) {
            return failure;
        }
        String first = statement.lines().findFirst().orElse("");
        if (NO_RIGHT.contains(sql.getErrorCode())) {
            return new Misconfigured(
                    "user %s may not run '%s': set recs.connect.admin-user and recs.connect.admin-password to a user who may, or have the printed SQL run by one; MySQL says: %s"
                            .formatted(user, first, sql.getMessage()));
        }
        if (sql.getErrorCode() == LOCK_TIMEOUT) {
            return new Misconfigured(
                    "'%s' had to wait for a long transaction of the shop and was given up after 5 s: repeat the command, which goes on where it stopped"
                            .formatted(first));
        }
        return sql.getSQLState().startsWith("08")
                ? new DependencyDown("MySQL", Failures.reasonOf(sql), sql)
                : new Misconfigured("'%s' was refused: %s".formatted(first, sql.getMessage()), sql);
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
