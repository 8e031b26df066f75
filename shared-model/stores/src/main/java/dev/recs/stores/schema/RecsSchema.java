package dev.recs.stores.schema;

import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.Failures;
import dev.recs.stores.MysqlAddress;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Our own database on the shop's server. Nothing of a shop's schema is touched, but where release 1.0.0 had put ours into it. */
public final class RecsSchema {

    /** A name of our own, so that a history of the shop's is never taken for ours. */
    static final String HISTORY = "recs_schema_history";

    private static final Set<Integer> NO_RIGHT = Set.of(1044, 1142, 1143, 1227, 1370, 1410);
    private static final int LOCK_SECONDS = 60;

    private final MysqlAddress address;
    private final String user;
    private final String password;
    private final String database;
    private final String sampleShop;
    private final Duration connectTimeout;

    private RecsSchema(MysqlAddress address, String user, String password, StoreSettings.Mysql settings) {
        this.address = address;
        this.user = user;
        this.password = password;
        this.database = settings.database();
        this.sampleShop = settings.sampleShop();
        this.connectTimeout = settings.connectTimeout();
    }

    public static RecsSchema of(StoreAddresses addresses, StoreSettings.Mysql settings) {
        return new RecsSchema(
                MysqlAddress.parse(addresses.mysqlUrl()), addresses.mysqlUser(), addresses.mysqlPassword(), settings);
    }

    /**
     * Makes the database if it is not there and brings its tables up to date; without a change where they are.
     *
     * @return the versions that were applied
     * @throws Misconfigured if the user may not
     */
    public List<String> migrate() {
        try (Connection server = connect(address.withDatabase(""))) {
            lock(server);
            createDatabase(server);
            divideReleaseOne(server);
            return migrateTables();
        } catch (SQLException e) {
            throw refusedOrDown(e);
        }
    }

    /** The versions that {@link #migrate} would apply. */
    public List<String> pending() {
        try {
            return versions(flyway().info().pending());
        } catch (FlywayException e) {
            throw refusedOrDown(e);
        }
    }

    private void divideReleaseOne(Connection server) throws SQLException {
        for (String old : new LinkedHashSet<>(List.of(database, address.database()))) {
            ReleaseOneUpgrade upgrade = new ReleaseOneUpgrade(server, old, database, sampleShop);
            if (!old.isEmpty() && upgrade.isNeeded()) {
                upgrade.run();
            }
        }
    }

    private List<String> migrateTables() {
        try {
            Flyway flyway = flyway();
            MigrationInfo[] pending = flyway.info().pending();
            boolean failed = Arrays.stream(flyway.info().all())
                    .anyMatch(migration -> migration.getState().isFailed());
            if (pending.length == 0 && !failed) {
                return List.of();
            }
            if (failed) {
                flyway.repair();
                pending = flyway.info().pending();
            }
            flyway.migrate();
            return versions(pending);
        } catch (FlywayException e) {
            throw refusedOrDown(e);
        }
    }

    private Flyway flyway() {
        return Flyway.configure(RecsSchema.class.getClassLoader())
                .dataSource(address.withDatabase(database).url(), user, password)
                .initSql(MysqlSession.INIT)
                .locations("classpath:db/recs")
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    private void createDatabase(Connection server) throws SQLException {
        if (exists(server, database)) {
            return;
        }
        try (Statement statement = server.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                    .formatted(SqlScript.quoted(database)));
        }
    }

    static boolean exists(Connection server, String database) throws SQLException {
        try (PreparedStatement statement =
                server.prepareStatement("SELECT 1 FROM information_schema.schemata WHERE schema_name = ?")) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Released when the connection is closed, however the process ends. */
    private void lock(Connection server) throws SQLException {
        try (PreparedStatement statement = server.prepareStatement("SELECT GET_LOCK(?, ?)")) {
            statement.setString(1, "recs_schema_" + database);
            statement.setInt(2, LOCK_SECONDS);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getInt(1) != 1) {
                    throw new DependencyDown(
                            "MySQL",
                            "another process has been migrating the database %s for %d s"
                                    .formatted(database, LOCK_SECONDS),
                            new SQLException("GET_LOCK timed out"));
                }
            }
        }
    }

    private Connection connect(MysqlAddress to) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Long.toString(connectTimeout.toMillis()));
        Connection connection = DriverManager.getConnection(to.url(), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(MysqlSession.INIT);
        }
        return connection;
    }

    private RuntimeException refusedOrDown(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NO_RIGHT.contains(sql.getErrorCode())) {
                return new Misconfigured(
                        "user %s may not make or alter our database %s (recs.mysql.database): GRANT ALL ON %s.* TO it, or run 'recs migrate' as a user who may; MySQL says: %s"
                                .formatted(user, database, database, sql.getMessage()));
            }
        }
        return failure instanceof SQLException sql
                ? new DependencyDown("MySQL", Failures.reasonOf(sql), sql)
                : new DependencyDown("MySQL", String.valueOf(failure.getMessage()), failure);
    }

    private static List<String> versions(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .map(migration -> String.valueOf(migration.getVersion()))
                .toList();
    }
}
