package dev.recs.benchmarks.triggers;

import dev.recs.jobs.connect.ConnectRequest;
import dev.recs.jobs.connect.ConnectSettings;
import dev.recs.jobs.connect.ShopConnector;
import dev.recs.model.failure.Misconfigured;
import dev.recs.servers.MySql;
import dev.recs.servers.Ports;
import dev.recs.servers.ProcessServer;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.shop.BinaryIdText;
import dev.recs.testing.Bound;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A MySQL of {@code .ci/servers}, with the binary log on as in production, and {@code recs connect} on it. */
final class ShopMysql implements AutoCloseable {

    static final String FOLDER = "RECS_MYSQL_FOLDER";
    static final String ADMIN = "admin";
    /** User, password and database. */
    private static final String JOBS = "recs";

    private final ProcessServer process;

    ShopMysql(Path dataDir) {
        String programs = System.getenv(FOLDER);
        if (programs == null || programs.isEmpty()) {
            throw new Misconfigured(
                    "%s names no MySQL: run .ci/servers and set it to target/servers/mysql".formatted(FOLDER));
        }
        this.process = new ProcessServer(
                new MySql(
                        Path.of(programs),
                        dataDir.resolve("mysql"),
                        List.of("--log-bin-trust-function-creators=1", "--innodb-buffer-pool-size=256M")),
                Ports.free(),
                _ -> {});
        process.start();
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(new DriverManagerDataSource(url(""), ADMIN, ADMIN));
    }

    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:%d/%s?sslMode=trust".formatted(process.port(), database);
    }

    String version() {
        return String.valueOf(jdbc().queryForObject("SELECT VERSION()", String.class));
    }

    /** @param durable as MySQL is shipped: every commit waits for the disk; false: the disk is left out of the figures */
    void commit(boolean durable) {
        jdbc().execute("SET GLOBAL innodb_flush_log_at_trx_commit = " + (durable ? 1 : 2));
        jdbc().execute("SET GLOBAL sync_binlog = " + (durable ? 1 : 0));
    }

    void connect(String database) {
        StoreSettings.Mysql ours = Bound.settings(
                        StoreSettings.class, Map.of("mysql.url", url(""), "mysql.user", JOBS, "mysql.password", JOBS))
                .mysql();
        try (ShopConnector connector = connector()) {
            connector.apply(request(database), RecsSchema.of(addresses(), ours));
        }
    }

    void disconnect(String database) {
        try (ShopConnector connector = connector()) {
            connector.remove(database);
        }
    }

    private ShopConnector connector() {
        ConnectSettings account =
                Bound.settings(ConnectSettings.class, Map.of("admin-user", ADMIN, "admin-password", ADMIN));
        return new ShopConnector(addresses(), account, JOBS, true);
    }

    private StoreAddresses addresses() {
        return new StoreAddresses(url(""), JOBS, JOBS, "", "");
    }

    private static ConnectRequest request(String database) {
        return new ConnectRequest(
                Optional.empty(), database, Optional.empty(), Optional.empty(), List.of(), BinaryIdText.HEX);
    }

    @Override
    public void close() {
        process.stop();
    }
}
