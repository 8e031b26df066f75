package dev.recs.stores.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.MysqlAddress;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class RecsSchemaIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final List<String> ALL = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final StoreSettings.Mysql SETTINGS =
            Bound.settings(StoreSettings.class, Map.of()).mysql();

    private final DriverManagerDataSource mysql =
            new DriverManagerDataSource(STACK.addresses().mysqlUrl(), "root", "");
    private final JdbcTemplate jdbc = new JdbcTemplate(mysql);

    @BeforeEach
    void empty() {
        STACK.empty();
    }

    @Test
    void theDatabaseIsMadeAndMigratedOnce() {
        execute("DROP DATABASE recs");
        assertThat(schema("root", "").migrate()).isEqualTo(ALL);
        assertThat(schema("root", "").migrate()).isEmpty();
        assertThat(schema("root", "").pending()).isEmpty();
        assertThat(tables()).hasSize(33);
    }

    /** "Found non-empty schema(s) but no schema history table. Use baseline()" is no message for an operator. */
    @Test
    void tablesThatAreThereAlreadyAreNoObstacle() {
        execute("CREATE TABLE recs.refresh_outbox_of_somebody (id INT)");
        assertThat(schema("root", "").migrate()).isEqualTo(ALL);
    }

    @Test
    void aMigrationThatWasKilledHalfWayIsFinished() {
        schema("root", "").migrate();
        List<String> whole = tables();
        for (int kept = 0; kept < whole.size(); kept += 5) {
            STACK.empty();
            schema("root", "").migrate();
            execute("DELETE FROM recs." + RecsSchema.HISTORY, "SET FOREIGN_KEY_CHECKS = 0");
            whole.stream()
                    .skip(kept)
                    .filter(table -> !table.equals(RecsSchema.HISTORY))
                    .forEach(this::drop);
            assertThat(schema("root", "").migrate()).as("kept %d", kept).isEqualTo(ALL);
            assertThat(tables()).isEqualTo(whole);
        }
    }

    @Test
    void aMigrationThatFailedIsRepeated() {
        execute("CREATE VIEW recs.refresh_outbox AS SELECT 1 AS id");
        execute("CREATE VIEW recs.BATCH_JOB_INSTANCE_SEQ AS SELECT 1 AS id");
        assertThatThrownBy(() -> schema("root", "").migrate()).isInstanceOf(RuntimeException.class);
        execute("DROP VIEW recs.refresh_outbox", "DROP VIEW recs.BATCH_JOB_INSTANCE_SEQ");
        schema("root", "").migrate();
        assertThat(schema("root", "").pending()).isEmpty();
        assertThat(jdbc.queryForList("SELECT DISTINCT success FROM recs_schema_history", Integer.class))
                .containsExactly(1);
        assertThat(tables()).hasSize(33);
    }

    @Test
    void whoMayNotMakeADatabaseIsToldSoInOneLine() {
        execute(
                "DROP DATABASE recs",
                "DROP USER IF EXISTS 'poor'@'%'",
                "CREATE USER 'poor'@'%' IDENTIFIED BY 'poor'",
                "GRANT SELECT ON mysql.help_topic TO 'poor'@'%'");
        assertThatThrownBy(() -> schema("poor", "poor").migrate())
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith(
                        "user poor may not make or alter our database recs (recs.mysql.database): GRANT ALL ON recs.* TO it,"
                                + " or run 'recs migrate' as a user who may; MySQL says: ")
                .hasMessageContaining("Access denied");
        assertThat(schema("root", "").migrate()).isEqualTo(ALL);
        execute("GRANT SELECT, INSERT, UPDATE, DELETE ON recs.* TO 'poor'@'%'");
        assertThat(schema("poor", "poor").migrate()).isEmpty();
        execute("DELETE FROM recs.recs_schema_history WHERE version > '2'", "DROP TABLE recs.refresh_outbox");
        assertThatThrownBy(() -> schema("poor", "poor").migrate())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("CREATE command denied");
        execute("DROP USER 'poor'@'%'");
    }

    @Test
    void theSampleShopIsMadeOnceAndFinishedIfItWasNot() {
        schema("root", "").migrate();
        SampleShop shop = new SampleShop(mysql, SETTINGS);
        shop.install();
        assertThat(triggers()).isEqualTo(7);
        execute("DROP TRIGGER sample_shop.recs_order_inserted", "DROP VIEW recs.recs_products");
        shop.install();
        assertThat(triggers()).isEqualTo(7);
        assertThat(jdbc.queryForList("SELECT product_id FROM recs_products", String.class))
                .isEmpty();
        execute(
                "INSERT INTO sample_shop.customers VALUES ('ann', '2026-01-01')",
                "INSERT INTO sample_shop.orders VALUES ('o', 'ann', '2026-01-02')");
        assertThat(jdbc.queryForList("SELECT user_id FROM refresh_outbox", String.class))
                .containsExactly("ann");
    }

    @Test
    void theSampleShopTakesNoViewsOfAnother() {
        schema("root", "").migrate();
        execute("CREATE OR REPLACE VIEW recs.recs_users AS SELECT u.User AS user_id FROM mysql.user u");
        assertThatThrownBy(() -> new SampleShop(mysql, SETTINGS).install())
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "the view recs.recs_users shows another shop: an import writes the sample shop sample_shop only"
                                + " (recs.mysql.sample-shop)");
        assertThat(jdbc.queryForList("SHOW DATABASES LIKE 'sample%'")).isEmpty();
    }

    private static RecsSchema schema(String user, String password) {
        return RecsSchema.of(new StoreAddresses(STACK.addresses().mysqlUrl(), user, password, "", ""), SETTINGS);
    }

    private List<String> tables() {
        return jdbc.query(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'recs' ORDER BY table_name",
                (row, number) -> row.getString(1));
    }

    private long triggers() {
        return jdbc.queryForList("SHOW TRIGGERS FROM sample_shop").size();
    }

    private void drop(String table) {
        execute("SET FOREIGN_KEY_CHECKS = 0", "DROP TABLE recs." + table);
    }

    private void execute(String... statements) {
        SqlScript script = new SqlScript(List.of(statements));
        try (var connection = new DriverManagerDataSource(
                        MysqlAddress.parse(STACK.addresses().mysqlUrl())
                                .withDatabase("")
                                .url(),
                        "root",
                        "")
                .getConnection()) {
            script.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
