package dev.recs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.failure.DependencyDown;
import dev.recs.servers.MySql;
import dev.recs.servers.Ports;
import dev.recs.servers.ProcessServer;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreConnections;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import dev.recs.testing.RecsProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands on MySQL 9.7 as an operator meets it: binary log on, default SQL mode and collation, a user with rights on one
 * database only, and a server whose time zone is not UTC.
 *
 * <p>Left out where {@code RECS_MYSQL_FOLDER} names no folder of {@code .ci/servers}.
 */
@EnabledIfEnvironmentVariable(
        named = "RECS_MYSQL_FOLDER",
        matches = ".+",
        disabledReason = "RECS_MYSQL_FOLDER names no MySQL")
@LongRunning
final class InstalledMysqlIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String TLS = "sslMode=trust";
    private static final Duration WORKER_LIMIT = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @TempDir
    private static Path folder;

    private static ProcessServer server;

    @BeforeAll
    static void startServer() {
        server = started("--log-bin-trust-function-creators=1", "--default-time-zone=+05:30");
    }

    private static ProcessServer started(String... options) {
        Path programs = Path.of(System.getenv("RECS_MYSQL_FOLDER"));
        MySql program = new MySql(programs, folder.resolve("mysql"), List.of(options));
        ProcessServer process = new ProcessServer(program, Ports.free(), _ -> {});
        process.start();
        return process;
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        run("DROP DATABASE IF EXISTS sample_shop", "DROP DATABASE recs", "CREATE DATABASE recs");
    }

    @Test
    void aStoreIsImportedCheckedAndRefreshedAgainAfterAnOrder() throws Exception {
        assertThat(query("SELECT VERSION(), @@log_bin, @@time_zone, @@collation_database"))
                .singleElement()
                .asString()
                .matches("9\\.7\\..*\\|1\\|\\+05:30\\|utf8mb4_0900_ai_ci");
        assertThat(recs(0, "import", products(), orders()))
                .startsWith("imported: products 5, order lines 6, events 0, refunds 0, left out 0, rejected 0,");
        assertThat(query("SELECT version, success FROM recs_schema_history ORDER BY installed_rank"))
                .containsExactly("1|1", "2|1", "3|1", "4|1", "5|1", "6|1", "7|1", "8|1", "9|1");
        assertViews();
        assertThat(recs(3, "check").lines().filter(line -> line.matches("(PASS|FAIL) .*")))
                .hasSize(16)
                .filteredOn(line -> line.startsWith("FAIL"))
                .containsExactly("FAIL stores without a purchase in the last 90 days: 1 of 1");
        assertThat(recs(0, "refresh", "--all", "--as-of=2013-04-01T00:00:00Z"))
                .startsWith("refresh as of 2013-04-01T00:00:00Z finished: read 3, refreshed 3, unchanged 0,");
        assertThat(query("SELECT * FROM refresh_outbox")).isEmpty();
        run(
                "INSERT INTO sample_shop.orders VALUES ('o5', 'Ann', '2013-04-02 01:30:00.250')",
                "INSERT INTO sample_shop.order_lines VALUES ('o5', 'a', 1, 4.00)");
        assertThat(query("SELECT user_id, cause, visible_at, sent_at FROM refresh_outbox"))
                .containsExactly("Ann|order|2013-04-02 01:30:00.250|null", "Ann|order|2013-04-02 01:30:00.250|null");
        assertThat(recs(0, "refresh", "--all", "--as-of=2013-04-03T00:00:00Z"))
                .startsWith("refresh as of 2013-04-03T00:00:00Z finished: read 3, ");
        assertThat(query("SELECT selection, as_of, status, users_read FROM recs_run_reports ORDER BY as_of"))
                .containsExactly("all|2013-04-01 00:00:00.000|COMPLETED|3", "all|2013-04-03 00:00:00.000|COMPLETED|3");
        assertThat(recs(0, "show", "--user-id=Ann"))
                .contains("last active 2013-04-02T01:30:00.250Z", "user Ann, as of 2013-04-03T00:00:00Z,");
        assertWorkerEmptiesTheOutbox();
    }

    /** It works by chance while another connection's password is in the server's cache. */
    @Test
    void withoutTlsThePasswordIsRefusedAfterARestartByAMessageThatNamesTheParameters() {
        connectOnce(TLS);
        connectOnce("");
        server.stop();
        server.start();
        assertThatThrownBy(() -> connectOnce(""))
                .isInstanceOf(DependencyDown.class)
                .hasMessageEndingWith(
                        "add sslMode=trust (or verify-full) or allowPublicKeyRetrieval=true to recs.mysql.url");
        connectOnce("allowPublicKeyRetrieval=true");
    }

    /** Such a server refused a set of triggers half-way; our own tables need none. */
    @Test
    void noSampleShopIsMadeWhereTheUserMayCreateNoTriggers() throws Exception {
        server.stop();
        server = started();
        try {
            connectOnce(TLS);
            try (RecsProcess refused = start("import", products(), orders())) {
                assertThat(refused.exitCode()).isEqualTo(2);
                assertThat(refused.err())
                        .contains("MySQL's binary log is on and its variable log_bin_trust_function_creators is 0:"
                                + " the user of recs.mysql.url may create no triggers, expected 1 (or a user with SUPER);"
                                + " nothing was made");
            }
            assertThat(query("SHOW DATABASES LIKE 'sample%'")).isEmpty();
        } finally {
            server.stop();
            startServer();
        }
        recs(0, "import", products(), orders());
        assertThat(query("SHOW TRIGGERS FROM sample_shop")).hasSize(7);
    }

    /** The list it makes is of now. */
    private static void assertWorkerEmptiesTheOutbox() {
        try (RecsProcess worker = start("worker")) {
            Awaitility.await("an empty outbox")
                    .atMost(WORKER_LIMIT)
                    .pollInterval(PAUSE)
                    .untilAsserted(() -> assertThat(query("SELECT id FROM refresh_outbox"))
                            .as(worker.err())
                            .isEmpty());
            worker.terminate();
            assertThat(worker.exitCode()).as(worker.err()).isZero();
        }
        assertThat(recs(0, "show", "--user-id=Ann"))
                .containsPattern("\nuser Ann, as of 2\\d{3}-")
                .doesNotContain("user Ann, as of 2013");
    }

    /** Ids that MySQL's default collation takes for equal, and times to the millisecond, whatever the server's time zone. */
    private static void assertViews() throws SQLException {
        assertThat(query("SELECT user_id, order_id, product_id, quantity, purchased_at FROM recs_purchases"
                        + " ORDER BY purchased_at, product_id"))
                .containsExactly(
                        "ann|o1|A|1|2013-01-01 00:00:00.123",
                        "ann|o1|a|1|2013-01-01 00:00:00.123",
                        "ann|o3|ss|3|2013-03-30 23:59:59.999",
                        "Ann|O1|a|2|2013-03-31 01:30:00.999",
                        "änn|o2|a|1|2013-03-31 02:30:00.000",
                        "änn|o2|ß|1|2013-03-31 02:30:00.000");
        assertThat(query("SELECT user_id, created_at FROM recs_users ORDER BY user_id"))
                .containsExactly(
                        "Ann|2013-03-31 01:30:00.999", "ann|2013-01-01 00:00:00.123", "änn|2013-03-31 02:30:00.000");
        assertThat(query("SELECT product_id, name, price, in_stock FROM recs_products ORDER BY product_id"))
                .containsExactly(
                        "A|Tea pot|20.00|1", "a|Tea 🍵|3.50|1", "ss|Spoon|1.00|1", "x/1|Mug|5.00|1", "ß|Sieve|2.00|1");
    }

    private static String products() throws IOException {
        return "--products=" + Files.writeString(folder.resolve("products.csv"), """
                        product_id,name,category,price
                        a,Tea 🍵,tea,3.50
                        A,Tea pot,pots,20.00
                        ß,Sieve,tools,2.00
                        ss,Spoon,tools,1.00
                        x/1,Mug,pots,5.00
                        """);
    }

    private static String orders() throws IOException {
        return "--orders=" + Files.writeString(folder.resolve("orders.csv"), """
                        order_id,user_id,product_id,quantity,unit_price,purchased_at
                        o1,ann,a,1,3.50,2013-01-01T00:00:00.123Z
                        o1,ann,A,1,20.00,2013-01-01T00:00:00.123Z
                        O1,Ann,a,2,3.50,2013-03-31T01:30:00.999Z
                        o2,änn,ß,1,2.00,2013-03-31T02:30:00Z
                        o2,änn,a,1,3.50,2013-03-31T02:30:00Z
                        o3,ann,ss,3,1.00,2013-03-30T23:59:59.999Z
                        """);
    }

    /** Runs a command to its end. @return what it printed */
    private static String recs(int exitCode, String... arguments) {
        try (RecsProcess command = start(arguments)) {
            assertThat(command.exitCode()).as(command.err()).isEqualTo(exitCode);
            return command.out();
        }
    }

    private static RecsProcess start(String... arguments) {
        Map<String, String> settings = new HashMap<>(STACK.settings());
        settings.put("recs.mysql.url", url("mysql", TLS));
        settings.put("recs.mysql.user", "recs");
        settings.put("recs.mysql.password", "recs");
        settings.put("recs.data-dir", folder.toString());
        settings.put("recs.management.worker-port", "0");
        return RecsProcess.start(folder, settings, arguments);
    }

    private static void connectOnce(String parameters) {
        StoreAddresses addresses = new StoreAddresses(url("mariadb", parameters), "recs", "recs", "", "");
        StoreSettings.Mysql settings = new StoreSettings.Mysql(
                "", "recs", "recs", "recs", "sample_shop", "", TIMEOUT, 2, TIMEOUT, TIMEOUT, TIMEOUT);
        RecsSchema.of(addresses, settings).migrate();
        try (HikariDataSource mysql = StoreConnections.mysql(addresses, settings)) {
            assertThat(mysql.isRunning()).isTrue();
        }
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Each row as its columns' texts, divided by a bar; times as the server stores them, to the millisecond. */
    private static List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(rows.getString(column)).replaceFirst("(:\\d\\d\\.\\d{3})000$", "$1"));
                }
                texts.add(String.join("|", row));
            }
            return texts;
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(url("mariadb", TLS + "&connectTimeout=60000"), "recs", "recs");
    }

    private static String url(String scheme, String parameters) {
        return "jdbc:%s://127.0.0.1:%d/recs?%s".formatted(scheme, server.port(), parameters);
    }
}
