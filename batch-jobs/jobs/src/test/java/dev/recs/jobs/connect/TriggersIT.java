package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.servers.ProcessServer;
import dev.recs.testing.LocalStack;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.ShopwareShop;
import dev.recs.testing.shops.SymfonyShop;
import dev.recs.testing.shops.TestShop;
import dev.recs.testing.shops.WooCommerceShop;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What our triggers can do to the shop's statements, on each server. */
final class TriggersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String DEFINER = "'recs_shop_definer'@'localhost'";
    private static final String OUTBOX = ConnectedShop.RECS + ".refresh_outbox";
    private static final String INSERT_RIGHT = "INSERT (user_id, cause, created_at, visible_at) ON " + OUTBOX;
    private static final int NO_SUCH_USER = 1449;
    private static final int NO_TRIGGER_RIGHT = 1142;
    private static final int LOCK_TIMEOUT = 1205;

    @TempDir
    private static Path folder;

    private static @Nullable ProcessServer mysql;

    static Stream<ShopServer> servers() {
        if (System.getenv(ShopServer.MYSQL_FOLDER) == null) {
            return Stream.of(ShopServer.embedded(STACK));
        }
        if (mysql == null) {
            mysql = ShopServer.startMySql(folder, "--log-bin-trust-function-creators=1");
        }
        return Stream.of(ShopServer.embedded(STACK), ShopServer.of(mysql));
    }

    /** Each schema on each server. */
    static Stream<Arguments> hostileStatements() {
        Map<TestShop, Supplier<Supplier<String>>> hostile = Map.of(
                new WooCommerceShop(), HostileStatements::new,
                new SymfonyShop(), HostileTemplates::symfony,
                new ShopwareShop(), HostileTemplates::shopware);
        return servers()
                .flatMap(server ->
                        hostile.entrySet().stream().map(shop -> Arguments.of(shop.getKey(), server, shop.getValue())));
    }

    @AfterAll
    static void stopMySql() {
        if (mysql != null) {
            mysql.stop();
        }
    }

    /** The same statements on the same tables without triggers say what each would have done without us. */
    @ParameterizedTest
    @MethodSource("hostileStatements")
    void of1000HostileStatementsNoneFailsThatDidNotFailWithoutUs(
            TestShop system, ShopServer server, Supplier<Supplier<String>> hostile) throws SQLException {
        OrderBook book = OrderBook.draw(200, Instant.now());
        try (ConnectedShop control = new ConnectedShop(system, server, STACK)) {
            control.fill(book);
            List<String> without = outcomes(server, hostile.get(), _ -> {});
            String rows = rows(control);
            assertThat(without)
                    .hasSize(1_000)
                    .filteredOn(line -> line.startsWith("error"))
                    .hasSizeBetween(100, 800);
            try (ConnectedShop connected = new ConnectedShop(system, server, STACK)) {
                connected.fill(book);
                connected.apply();
                JdbcTemplate admin = connected.admin();
                assertThat(outcomes(server, hostile.get(), number -> sabotage(admin, number)))
                        .isEqualTo(without);
                assertThat(rows(connected)).isEqualTo(rows);
            }
        }
    }

    /** Without the moments of today, which are those of the filling; no statement has one. */
    private static String rows(ConnectedShop shop) {
        return SchemaDump.of(shop.admin(), ConnectedShop.SHOP)
                .rows()
                .replaceAll(LocalDate.now(ZoneOffset.UTC) + " [0-9:.]+", "today");
    }

    /** Before statement 200 the outbox loses a column, before 400 the account its right, before 600 the outbox is gone, before 800 our database. */
    private static void sabotage(JdbcTemplate admin, int number) {
        switch (number) {
            case 200 -> admin.execute("ALTER TABLE " + OUTBOX + " DROP COLUMN cause");
            case 400 -> admin.execute("REVOKE " + INSERT_RIGHT + " FROM " + DEFINER);
            case 600 -> admin.execute("DROP TABLE " + OUTBOX);
            case 800 -> admin.execute("DROP DATABASE " + ConnectedShop.RECS);
            default -> {}
        }
    }

    /** Error code, or rows changed and the last id that was given: a trigger must not change those either. */
    private static List<String> outcomes(ShopServer server, Supplier<String> statements, IntConsumer before)
            throws SQLException {
        List<String> outcomes = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(server.url(ConnectedShop.SHOP), "shop_app", "shop");
                Statement statement = connection.createStatement()) {
            for (int number = 0; number < 1_000; number++) {
                before.accept(number);
                if (number % 100 == 0) {
                    statement.execute("SET SESSION sql_mode = '%s'"
                            .formatted(number % 200 == 0 ? "" : "STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE"));
                }
                outcomes.add(outcome(statement, statements.get()));
            }
        }
        return outcomes;
    }

    /** Of a REPLACE no rows: MariaDB counts one for a row that stays as it is, and two (gone and come) where any table has a trigger of deletes. */
    private static String outcome(Statement statement, String sql) throws SQLException {
        try {
            int changed = statement.executeUpdate(sql);
            int rows = sql.startsWith("REPLACE") ? 0 : changed;
            try (ResultSet last = statement.executeQuery("SELECT LAST_INSERT_ID()")) {
                last.next();
                return "%d rows, last id %s".formatted(rows, last.getString(1));
            }
        } catch (SQLException e) {
            return "error %d of %s".formatted(e.getErrorCode(), sql);
        }
    }

    /** No handler catches these: they are why the account is watched. */
    @ParameterizedTest
    @MethodSource("servers")
    void whatNoHandlerCatchesIsSeenByTheCheck(ShopServer server) {
        try (ConnectedShop connected = new ConnectedShop(new SymfonyShop(), server, STACK)) {
            connected.fill(OrderBook.draw(50, Instant.now()));
            connected.apply();
            JdbcTemplate admin = connected.admin();
            ConnectionWatch watch = new ConnectionWatch(connected.bean(javax.sql.DataSource.class));
            assertThat(watch.faults()).isEmpty();
            assertThat(connected.outboxRows())
                    .as("the check takes its row back")
                    .isZero();

            admin.execute("REVOKE TRIGGER ON %s.orders FROM %s".formatted(ConnectedShop.SHOP, DEFINER));
            assertStatementFails(connected, NO_TRIGGER_RIGHT);
            assertThat(watch.faults())
                    .hasSize(3)
                    .allMatch(fault -> fault.contains("lost the right TRIGGER") && fault.contains("recs_order_"));

            connected.apply();
            admin.execute("DROP TRIGGER %s.recs_item_deleted".formatted(ConnectedShop.SHOP));
            assertThat(watch.faults()).singleElement().asString().startsWith("trigger recs_item_deleted is gone");

            connected.apply();
            admin.execute("REVOKE " + INSERT_RIGHT + " FROM " + DEFINER);
            assertThat(watch.faults())
                    .singleElement()
                    .asString()
                    .startsWith("the triggers cannot write to refresh_outbox");

            connected.apply();
            assertThat(watch.faults()).isEmpty();
            admin.execute("RENAME USER %s TO 'somebody'@'localhost'".formatted(DEFINER));
            assertStatementFails(connected, NO_SUCH_USER);
            assertThat(watch.faults())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "the account of the triggers is gone, and the shop's statements on their tables FAIL (error 1449)");
            connected.remove();
            connected.system().place(connected.shop(), 90_000, 1, 1, 1);
            admin.execute("DROP USER 'somebody'@'localhost'");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anOutboxThatIsLockedMakesTheShopWaitAndIsSeenByTheCheck(ShopServer server) throws SQLException {
        try (ConnectedShop connected = new ConnectedShop(new SymfonyShop(), server, STACK)) {
            connected.fill(OrderBook.draw(50, Instant.now()));
            connected.apply();
            connected.shop().execute("SET SESSION lock_wait_timeout = 1");
            ConnectionWatch watch = new ConnectionWatch(connected.bean(javax.sql.DataSource.class));
            try (Connection other = DriverManager.getConnection(
                            server.url(ConnectedShop.RECS), server.admin(), server.password());
                    Statement lock = other.createStatement()) {
                lock.execute("LOCK TABLES refresh_outbox WRITE");
                assertStatementFails(connected, LOCK_TIMEOUT);
                assertThat(watch.faults()).singleElement().asString().contains("orders WAIT");
            }
            connected.system().place(connected.shop(), 90_000, 1, 1, 1);
        }
    }

    private static void assertStatementFails(ConnectedShop connected, int code) {
        assertThatThrownBy(() -> connected.shop().update("UPDATE orders SET status = 'paid' WHERE status = 'pending'"))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo(code));
    }
}
