package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.stores.MysqlAddress;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

final class OutboxTriggersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    @BeforeAll
    static void migrate() {
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.data-dir", "target/outbox-triggers");
        try (ConfigurableApplicationContext recs = RecsApplication.open(settings)) {
            recs.getBean(SampleShop.class).install();
        }
    }

    @BeforeEach
    void empty() throws SQLException {
        for (String table : List.of("order_lines", "orders", "customers")) {
            run("DELETE FROM " + table);
        }
        run("DELETE FROM recs.refresh_outbox");
        run("INSERT INTO customers VALUES ('anna', '2026-01-01'), ('bob', '2026-01-01')");
    }

    @Test
    void anOrderAndItsLinesLeaveRowsOfTheCustomerWithTheTimeOfTheOrder() throws SQLException {
        run("INSERT INTO orders VALUES ('O1', 'anna', '2026-03-01 12:00:00.123')");
        run("INSERT INTO order_lines VALUES ('O1', 'P1', 1, 2), ('O1', 'P2', 1, 2)");
        assertThat(outbox()).containsExactly("anna order", "anna order", "anna order");
        assertThat(texts("SELECT DISTINCT visible_at FROM recs.refresh_outbox"))
                .containsExactly("2026-03-01 12:00:00.123000");
    }

    @Test
    void anOrderThatIsRolledBackLeavesNoRow() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO orders VALUES ('O1', 'anna', '2026-03-01')");
            statement.execute("INSERT INTO order_lines VALUES ('O1', 'P1', 1, 2)");
            connection.rollback();
        }
        assertThat(outbox()).isEmpty();
    }

    @Test
    void linesThatCommitAfterTheirOrderLeaveRowsOfTheirOwn() throws SQLException {
        run("INSERT INTO orders VALUES ('O1', 'anna', '2026-03-01')");
        run("DELETE FROM recs.refresh_outbox");
        run("INSERT INTO order_lines VALUES ('O1', 'P1', 1, 2)");
        assertThat(outbox()).containsExactly("anna order");
    }

    @Test
    void linesThatComeBeforeTheirOrderAreCoveredByTheRowOfTheOrder() throws SQLException {
        run("INSERT INTO order_lines VALUES ('O1', 'P1', 1, 2)");
        assertThat(outbox()).isEmpty();
        run("INSERT INTO orders VALUES ('O1', 'anna', '2026-03-01')");
        assertThat(outbox()).containsExactly("anna order");
    }

    @Test
    void anOrderThatChangesHandsLeavesRowsOfBothCustomers() throws SQLException {
        run("INSERT INTO orders VALUES ('O1', 'anna', '2026-03-01')");
        run("DELETE FROM recs.refresh_outbox");
        run("UPDATE orders SET customer_id = 'bob'");
        assertThat(outbox()).containsExactlyInAnyOrder("anna order", "bob order");
    }

    @Test
    void changingNothingThatCountsLeavesNoRow() throws SQLException {
        order("O1", "anna");
        run("DELETE FROM recs.refresh_outbox");
        run("UPDATE orders SET customer_id = 'anna'");
        run("UPDATE order_lines SET unit_price = 9");
        assertThat(outbox()).isEmpty();
    }

    @Test
    void aChangedLineAndADeletedOneLeaveRows() throws SQLException {
        order("O1", "anna");
        run("DELETE FROM recs.refresh_outbox");
        run("UPDATE order_lines SET quantity = 5");
        assertThat(outbox()).containsExactly("anna order");
        run("DELETE FROM order_lines");
        assertThat(outbox()).containsExactly("anna order", "anna order");
    }

    @Test
    void aDeletedAccountLeavesARowAlsoInAnImport() throws SQLException {
        run("DELETE FROM customers WHERE customer_id = 'anna'");
        run("SET @recs_import = 1", "DELETE FROM customers WHERE customer_id = 'bob'");
        assertThat(outbox()).containsExactly("anna account-deleted", "bob account-deleted");
    }

    @Test
    void anImportLeavesNoRowOfItsOrders() throws SQLException {
        run(
                "SET @recs_import = 1",
                "INSERT INTO orders VALUES ('O1', 'anna', '2026-03-01')",
                "INSERT INTO order_lines VALUES ('O1', 'P1', 1, 2)",
                "UPDATE orders SET customer_id = 'bob'",
                "DELETE FROM order_lines",
                "DELETE FROM orders");
        assertThat(outbox()).isEmpty();
    }

    /** The trigger on lines reads the order without a lock, which a gap lock on a missing order would break. */
    @Test
    void openTransactionsDoNotMakeOtherOrdersWait() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO orders VALUES ('O5', 'anna', '2026-03-01')");
            statement.execute("INSERT INTO order_lines VALUES ('O5', 'P1', 1, 2), ('O6', 'P1', 1, 2)");
            run(
                    "SET innodb_lock_wait_timeout = 1",
                    "INSERT INTO orders VALUES ('O6', 'bob', '2026-03-01')",
                    "INSERT INTO order_lines VALUES ('O6', 'P2', 1, 2), ('O4', 'P2', 1, 2)",
                    "DELETE FROM recs.refresh_outbox WHERE id IN (1, 2)");
            connection.rollback();
        }
        assertThat(outbox()).containsOnly("bob order");
    }

    private static void order(String order, String customer) throws SQLException {
        run("INSERT INTO orders VALUES ('%s', '%s', '2026-03-01')".formatted(order, customer));
        run("INSERT INTO order_lines VALUES ('%s', 'P1', 1, 2)".formatted(order));
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> outbox() throws SQLException {
        return texts("SELECT CONCAT(user_id, ' ', cause) FROM recs.refresh_outbox ORDER BY id");
    }

    private static List<String> texts(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                MysqlAddress.parse(STACK.addresses().mysqlUrl())
                        .withDatabase("sample_shop")
                        .url(),
                "root",
                "");
    }
}
