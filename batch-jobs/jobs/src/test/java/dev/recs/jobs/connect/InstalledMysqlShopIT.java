package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recs.jobs.check.CheckResult;
import dev.recs.jobs.check.ShopTriggerCheck;
import dev.recs.model.failure.Misconfigured;
import dev.recs.servers.ProcessServer;
import dev.recs.testing.LocalStack;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.SymfonyShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A shop on MySQL 9.7 as its operator may have set it up: formats of the binary log, a dump restored elsewhere, a full disk.
 *
 * <p>Left out where {@code RECS_MYSQL_FOLDER} names no folder of {@code .ci/servers}.
 */
@EnabledIfEnvironmentVariable(
        named = ShopServer.MYSQL_FOLDER,
        matches = ".+",
        disabledReason = "RECS_MYSQL_FOLDER names no MySQL")
final class InstalledMysqlShopIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String DEFINER = "'recs_shop_definer'@'localhost'";
    private static final String OUTBOX = ConnectedShop.RECS + ".refresh_outbox";
    private static final String LOCKED = "binlog_format is MIXED: rows of an order that a trigger reads stay locked";
    private static final int TABLE_FULL = 1114;
    private static final int NO_SUCH_USER = 1449;
    private static final int NEW = 90_000;

    @TempDir
    private static Path folder;

    private static Path disk;
    private static ProcessServer mysql;
    private static ShopServer server;

    private ConnectedShop shop;

    @BeforeAll
    static void start() throws IOException {
        disk = Files.createDirectories(folder.resolve("disk"));
        mysql = ShopServer.startMySql(folder, "--log-bin-trust-function-creators=1", "--innodb-directories=" + disk);
        server = ShopServer.of(mysql);
    }

    @AfterAll
    static void stop() {
        mysql.stop();
    }

    @BeforeEach
    void fill() {
        shop = new ConnectedShop(new SymfonyShop(), server, STACK);
        shop.fill(OrderBook.draw(50, Instant.now()));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void withStatementsInTheLogEveryWriteOfOursFailedWithError1665() {
        server.jdbc().execute("SET GLOBAL binlog_format = STATEMENT");
        try {
            assertThatThrownBy(shop::apply)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("binlog_format is STATEMENT")
                    .hasMessageContaining("SET PERSIST binlog_format = ROW")
                    .hasMessageEndingWith("nothing was made")
                    .hasMessageNotContaining("\n");
            assertThat(databases()).isEmpty();
        } finally {
            server.jdbc().execute("SET GLOBAL binlog_format = ROW");
        }
        shop.apply();
        assertThat(warnings()).noneMatch(line -> line.startsWith(LOCKED));
    }

    @Test
    void withMixedFormatOrdersReachTheOutboxAndTheLocksAreWarnedOf() {
        server.jdbc().execute("SET GLOBAL binlog_format = MIXED");
        try {
            assertThat(warnings()).anyMatch(line -> line.startsWith(LOCKED));
            shop.apply();
            shop.system().place(shop.shop(), NEW, 1, 1, 1);
            shop.system().state(shop.shop(), NEW, OrderBook.State.PAID);
            assertThat(shop.outboxRows()).isPositive();
        } finally {
            server.jdbc().execute("SET GLOBAL binlog_format = ROW");
        }
    }

    @Test
    void aDumpRestoredWithoutTheAccountMadeOrdersFailAndIsSeenByTheCheck() {
        shop.apply();
        shop.admin().execute("DROP USER " + DEFINER);
        JdbcTemplate restoring = server.jdbc(ConnectedShop.SHOP, server.admin(), server.password());
        restored().forEach(restoring::execute);
        assertThatThrownBy(() -> shop.system().place(shop.shop(), NEW, 1, 1, 1))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo(NO_SUCH_USER));
        assertThat(check().examples())
                .singleElement()
                .asString()
                .startsWith(
                        "the account of the triggers is gone, and the shop's statements on their tables FAIL (error 1449)");
        shop.apply();
        assertThat(check().passed()).isTrue();
        shop.system().place(shop.shop(), NEW + 1, 1, 1, 1);
    }

    /** Triggers dropped and made again as a dump makes them. */
    private List<String> restored() {
        JdbcTemplate admin = shop.admin();
        List<String> names = admin.query(
                "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = ? ORDER BY action_order",
                (row, number) -> String.valueOf(row.getString(1)),
                ConnectedShop.SHOP);
        List<String> statements = new ArrayList<>();
        for (String name : names) {
            statements.add("DROP TRIGGER %s.%s".formatted(ConnectedShop.SHOP, name));
            statements.add(
                    String.valueOf(admin.queryForMap("SHOW CREATE TRIGGER %s.%s".formatted(ConnectedShop.SHOP, name))
                            .get("SQL Original Statement")));
        }
        return statements;
    }

    @Test
    void anOutboxOnAFullDiskMadeOrdersFailAndIsSeenByTheCheck() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0, "may mount no tmpfs");
        try {
            shop.apply();
            moveOutboxToDisk();
            assertThat(check().passed()).isTrue();
            fillOutbox();
            shop.system().place(shop.shop(), NEW, 1, 1, 1);
            assertThatThrownBy(() -> shop.system().state(shop.shop(), NEW, OrderBook.State.PAID))
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(failure.getErrorCode()).isEqualTo(TABLE_FULL));
            assertThat(check().examples())
                    .singleElement()
                    .asString()
                    .startsWith("the triggers cannot write to refresh_outbox")
                    .contains("orders WAIT if it is a lock, and FAIL if the disk is full (error 1114)")
                    .endsWith("is full");
            shop.remove();
            shop.system().state(shop.shop(), NEW, OrderBook.State.PAID);
            shop.admin().execute("DROP TABLE " + OUTBOX);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private void moveOutboxToDisk() {
        JdbcTemplate admin = shop.admin();
        String created =
                String.valueOf(admin.queryForMap("SHOW CREATE TABLE " + OUTBOX).get("Create Table"));
        admin.execute("DROP TABLE " + OUTBOX);
        admin.execute(created.replaceFirst("`refresh_outbox`", OUTBOX) + " DATA DIRECTORY = '%s'".formatted(disk));
    }

    /**
     * Row by row, as triggers write, until not one more goes in. An INSERT of thousands of rows that meets a full disk ends MySQL 9.7.4 by an
     * assertion of its own, with triggers or without.
     */
    private void fillOutbox() {
        String insert = "INSERT INTO %s (user_id, cause, created_at, visible_at) VALUES ('%s', 'order', NOW(3), NOW(3))"
                .formatted(OUTBOX, "x".repeat(64));
        shop.admin().execute((Connection connection) -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                while (true) {
                    statement.execute(insert);
                }
            } catch (SQLException e) {
                assertThat(e.getErrorCode()).isEqualTo(TABLE_FULL);
                connection.commit();
            }
            return null;
        });
    }

    private CheckResult check() {
        return ShopTriggerCheck.run(new ConnectionWatch(shop.bean(DataSource.class)))
                .orElseThrow();
    }

    private List<String> warnings() {
        try (ShopConnector connector = shop.connector(true)) {
            return connector.show(shop.request()).warnings();
        }
    }

    private static List<String> databases() {
        return server.jdbc()
                .query(
                        "SHOW DATABASES LIKE '" + ConnectedShop.RECS + "'",
                        (row, number) -> String.valueOf(row.getString(1)));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mount.log").toFile())
                .start()
                .waitFor();
    }
}
