package dev.recs.stores.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.stores.MysqlAddress;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The database that release 1.0.0 wrote, divided.
 *
 * <p>{@code release-1.0.0/mysql.sql} is what 1.0.0 left after an import, a nightly job, a started schedule and an opt-out, with its history; two orders
 * are still in its outbox.
 */
@LongRunning
final class ReleaseOneUpgradeIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final StoreSettings.Mysql SETTINGS =
            Bound.settings(StoreSettings.class, Map.of()).mysql();
    private static final SqlScript DUMP = SqlScript.load("/release-1.0.0/mysql.sql", Map.of());

    private final Connection server;
    private final JdbcTemplate jdbc;

    ReleaseOneUpgradeIT() throws SQLException {
        server = DriverManager.getConnection(address("").url(), "root", "");
        jdbc = new JdbcTemplate(new SingleConnectionDataSource(server, true));
    }

    @BeforeEach
    void empty() {
        STACK.empty();
        jdbc.execute("DROP DATABASE IF EXISTS shop");
    }

    @AfterEach
    void close() throws SQLException {
        jdbc.execute("DROP DATABASE IF EXISTS shop");
        server.close();
    }

    /** As compose and the demo have it. */
    @Test
    void ofADatabaseThatIsNamedAsOursTheSampleShopMoves() throws SQLException {
        load("recs");
        List<String> before = counts("recs", "recs");
        migrate("recs");
        assertDivided("sample_shop", before);
        assertThat(schemaOf("recs")).doesNotContain("TABLE orders", "VIEW recs_line_prices");
    }

    /** As an operator may have it: the name of the shop's database, and it is in use. */
    @Test
    void ofAnotherDatabaseOursMove() throws SQLException {
        load("shop");
        List<String> before = counts("shop", "shop");
        migrate("shop");
        assertDivided("shop", before);
        assertThat(schemaOf("shop"))
                .containsExactlyInAnyOrder(
                        "TABLE customers",
                        "TABLE order_lines",
                        "TABLE orders",
                        "TABLE products",
                        "TABLE recs_import_shift",
                        "TRIGGER recs_customer_deleted",
                        "TRIGGER recs_order_deleted",
                        "TRIGGER recs_order_inserted",
                        "TRIGGER recs_order_line_deleted",
                        "TRIGGER recs_order_line_inserted",
                        "TRIGGER recs_order_line_updated",
                        "TRIGGER recs_order_updated");
    }

    @Test
    void aViewThatAnOperatorHadChangedKeepsItsText() throws SQLException {
        load("shop");
        jdbc.execute("CREATE TABLE shop.people (id VARCHAR(64) PRIMARY KEY, since DATETIME(3))");
        jdbc.execute("INSERT INTO shop.people VALUES ('zoe', '2026-01-01')");
        jdbc.execute("CREATE OR REPLACE VIEW shop.recs_users AS SELECT p.id AS user_id, p.since AS created_at,"
                + " a.last_active_at, TRUE AS personalization_enabled"
                + " FROM shop.people p LEFT JOIN shop.recs_activity a ON a.user_id = p.id");
        migrate("shop");
        assertThat(jdbc.queryForList("SELECT user_id FROM recs.recs_users", String.class))
                .containsExactly("zoe");
    }

    @Test
    void killedAtAnyStatementTheNextStartFinishesIt() throws SQLException {
        for (String old : List.of("recs", "shop")) {
            reload(old);
            List<String> before = counts(old, old);
            divide(server, old);
            List<String> whole = everything();
            int statements = 0;
            while (killedAfter(statements, old)) {
                divide(server, old);
                assertThat(everything())
                        .as("%s, killed after %d", old, statements)
                        .isEqualTo(whole);
                assertThat(counts(old.equals("recs") ? "sample_shop" : old, "recs"))
                        .as("%s, killed after %d", old, statements)
                        .isEqualTo(before);
                statements++;
            }
            assertThat(statements).isGreaterThan(20);
            migrate(old);
        }
    }

    /** An order between two statements of ours is neither refused nor lost. */
    @Test
    void whereOursMoveTheShopGoesOnTakingOrders() throws SQLException {
        load("shop");
        jdbc.execute("CREATE DATABASE IF NOT EXISTS recs");
        AtomicInteger orders = new AtomicInteger();
        Connection busy = intercepted(() -> {
            try (Statement order = server.createStatement()) {
                order.execute("INSERT INTO shop.orders VALUES ('during-%1$d', 'during-%1$d', '2026-03-01')"
                        .formatted(orders.incrementAndGet()));
            }
        });
        new ReleaseOneUpgrade(busy, "shop", "recs", "sample_shop").run();
        assertThat(orders.get()).isGreaterThan(20);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(DISTINCT user_id) FROM recs.refresh_outbox WHERE user_id LIKE 'during-%'",
                        Integer.class))
                .isEqualTo(orders.get());
    }

    private void assertDivided(String shop, List<String> before) {
        assertThat(counts(shop, "recs")).isEqualTo(before);
        assertThat(jdbc.queryForList("SELECT version, success FROM recs.recs_schema_history WHERE version <> '0'")
                        .toString())
                .isEqualTo(
                        "[{version=1, success=true}, {version=2, success=true}, {version=3, success=true}, {version=4, success=true}, {version=5, success=true}, {version=6, success=true}, {version=7, success=true}, {version=8, success=true}, {version=9, success=true}]");
        jdbc.execute("INSERT INTO %s.orders VALUES ('new', 'ann', '2026-03-01')".formatted(shop));
        assertThat(jdbc.queryForList("SELECT cause FROM recs.refresh_outbox ORDER BY id DESC LIMIT 1", String.class))
                .containsExactly("order");
        jdbc.execute("DELETE FROM %s.orders WHERE order_id = 'new'".formatted(shop));
        assertThat(schemaOf("recs")).contains("TABLE " + ReleaseOneUpgrade.OLD_HISTORY);
        migrate(shop.equals("shop") ? "shop" : "recs");
    }

    /** What must be kept, by number. The outbox may tell of a user twice. */
    private List<String> counts(String shop, String ours) {
        List<String> counts = new ArrayList<>();
        for (String table : List.of("customers", "products", "orders", "order_lines", "recs_import_shift")) {
            counts.add(table + " " + count(shop + "." + table));
        }
        for (String table : List.of(
                "recs_personalization",
                "recs_run_reports",
                "BATCH_JOB_EXECUTION",
                "QRTZ_CRON_TRIGGERS",
                "recs_users",
                "recs_purchases",
                "recs_products")) {
            counts.add(table + " " + count(ours + "." + table));
        }
        counts.add("outbox "
                + jdbc.queryForList(
                        "SELECT DISTINCT user_id FROM %s.refresh_outbox ORDER BY user_id".formatted(ours),
                        String.class));
        return counts;
    }

    private long count(String table) {
        return jdbc.queryForList("SELECT 1 FROM " + table).size();
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String database : List.of("recs", "sample_shop", "shop")) {
            schemaOf(database).forEach(name -> all.add(database + " " + name));
        }
        return all;
    }

    private List<String> schemaOf(String database) {
        return jdbc.query("""
                SELECT CONCAT(IF(table_type = 'VIEW', 'VIEW ', 'TABLE '), table_name) AS name
                FROM information_schema.tables WHERE table_schema = ?
                UNION SELECT CONCAT('TRIGGER ', trigger_name) FROM information_schema.triggers WHERE trigger_schema = ?
                ORDER BY name
                """, (row, number) -> row.getString(1), database, database);
    }

    private void load(String database) throws SQLException {
        jdbc.execute("CREATE DATABASE IF NOT EXISTS " + database);
        if (!database.equals("recs")) {
            jdbc.execute("DROP DATABASE IF EXISTS recs");
        }
        jdbc.execute("USE " + database);
        DUMP.run(server);
        jdbc.execute("SET FOREIGN_KEY_CHECKS = 1");
    }

    private static void migrate(String urlDatabase) {
        RecsSchema.of(new StoreAddresses(address(urlDatabase).url(), "root", "", "", ""), SETTINGS)
                .migrate();
    }

    /** @return whether there were more statements than that */
    private boolean killedAfter(int statements, String old) throws SQLException {
        reload(old);
        AtomicInteger left = new AtomicInteger(statements);
        Connection mortal = intercepted(() -> {
            if (left.getAndDecrement() <= 0) {
                throw new SQLException("killed");
            }
        });
        try {
            divide(mortal, old);
            return false;
        } catch (SQLException e) {
            assertThat((Throwable) e).hasMessage("killed");
            return true;
        }
    }

    private static void divide(Connection connection, String old) throws SQLException {
        ReleaseOneUpgrade upgrade = new ReleaseOneUpgrade(connection, old, "recs", "sample_shop");
        if (upgrade.isNeeded()) {
            upgrade.run();
        }
    }

    private void reload(String database) throws SQLException {
        for (String one : List.of("sample_shop", "shop", "recs")) {
            jdbc.execute("DROP DATABASE IF EXISTS " + one);
        }
        load(database);
        jdbc.execute("CREATE DATABASE IF NOT EXISTS recs");
    }

    /** A connection that calls something before each statement that is executed. */
    private Connection intercepted(Interception before) {
        return (Connection) Proxy.newProxyInstance(
                ReleaseOneUpgradeIT.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    Object result = invoke(server, method, arguments);
                    return method.getName().equals("createStatement")
                            ? Proxy.newProxyInstance(
                                    ReleaseOneUpgradeIT.class.getClassLoader(),
                                    new Class<?>[] {Statement.class},
                                    (statement, call, values) -> {
                                        if (call.getName().equals("execute")) {
                                            before.run();
                                        }
                                        return invoke(result, call, values);
                                    })
                            : result;
                });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static MysqlAddress address(String database) {
        return MysqlAddress.parse(STACK.addresses().mysqlUrl()).withDatabase(database);
    }

    /** What happens before a statement. */
    private interface Interception {
        void run() throws SQLException;
    }
}
