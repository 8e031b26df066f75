package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Selection;
import dev.recs.model.UserId;
import dev.recs.model.event.EventUserHasher;
import dev.recs.serving.catalog.Catalog;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Jobs and API under the accounts of {@code docs/guide/rights.md}, made by the statements of that page. */
final class RightsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Path PAGE = Path.of("../docs/guide/rights.md");
    private static final Pattern BLOCK = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @BeforeAll
    static void makeAccounts() throws IOException {
        dropAccounts();
        try (ConfigurableApplicationContext recs = RecsApplication.open(settings("root", ""))) {
            recs.getBean(SampleShop.class).install();
            JdbcTemplate jdbc = recs.getBean(JdbcTemplate.class);
            jdbc.update("INSERT INTO sample_shop.products (product_id, name, price, in_stock, updated_at)"
                    + " VALUES ('P1', 'One', 2, TRUE, NOW(3)), ('P2', 'Two', 2, TRUE, NOW(3))");
            jdbc.update("INSERT INTO sample_shop.customers VALUES ('ann', NOW(3)), ('bob', NOW(3))");
            jdbc.update("INSERT INTO sample_shop.orders VALUES ('o1', 'ann', NOW(3)), ('o2', 'bob', NOW(3))");
            jdbc.update(
                    "INSERT INTO sample_shop.order_lines VALUES ('o1', 'P1', 1, 2), ('o2', 'P1', 1, 2), ('o2', 'P2', 1, 2)");
        }
        for (String statement : statements()) {
            root().execute(statement);
        }
    }

    @AfterAll
    static void dropAccounts() {
        List.of("recs_migration", "recs_jobs", "recs_api")
                .forEach(user -> root().execute("DROP USER IF EXISTS " + user));
    }

    @Test
    void jobsNeedNoRightOnTheShopAndNoDdl() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(settings("recs_jobs", "change me 2"))) {
            assertThat(recs.getBean(NightlyJobLauncher.class)
                            .run(new JobRequest(Selection.ALL, Optional.of(Instant.now())))
                            .account()
                            .read())
                    .isEqualTo(2);
            JdbcTemplate jdbc = recs.getBean(JdbcTemplate.class);
            assertRefused(jdbc, "SELECT * FROM sample_shop.orders");
            assertRefused(jdbc, "CREATE TABLE recs.more (id INT)");
            assertRefused(jdbc, "ALTER TABLE recs.refresh_outbox ADD COLUMN more INT");
        }
    }

    @Test
    void theApiReadsTheCatalogAndRefusesAndOptsOutAndErases() {
        Map<String, Object> account = Map.of("recs.mysql.user", "recs_api", "recs.mysql.password", "change me 3");
        try (ApiUnderTest api = ApiUnderTest.start(STACK, account)) {
            api.bean(Catalog.class).refresh();
            assertThat(api.json("/api/v1/popular", ApiUnderTest.service("recs:read"))
                            .toString())
                    .contains("items");
            assertThat(api.bean(Catalog.class).current().products()).hasSize(2);
            String user = ApiUnderTest.customer("ann");
            assertThat(api.send("PUT", "/api/v1/users/ann/signals", user, "{\"type\":\"product\",\"productId\":\"P1\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(api.send("DELETE", "/api/v1/users/ann/signals?id=product:P1", user, "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(api.send("PUT", "/api/v1/users/ann/personalization", user, "{\"enabled\":false}")
                            .statusCode())
                    .isEqualTo(200);
            api.jdbc().update("INSERT INTO recs_activity VALUES ('ann', NOW(3))");
            assertThat(api.send("DELETE", "/api/v1/users/ann", user, "").statusCode())
                    .isEqualTo(200);
            assertThat(api.jdbc().queryForObject("SELECT COUNT(*) FROM recs_activity", Long.class))
                    .isZero();
            erasureKeepsTotals(api);
        }
        JdbcTemplate itself = as("recs_api", "change me 3");
        assertRefused(itself, "SELECT * FROM recs.recs_purchases");
        assertRefused(itself, "SELECT * FROM sample_shop.orders");
        assertRefused(itself, "INSERT INTO recs.refresh_outbox (user_id) VALUES ('x')");
        assertRefused(itself, "DROP TABLE recs.recs_activity");
    }

    /** What bob saw is counted on, without a row of him; without the rights on the totals ann is erased all the same. */
    private static void erasureKeepsTotals(ApiUnderTest api) {
        erase(api, "bob");
        assertThat(usersInTotals(api)).containsExactly(1L);
        for (String table : List.of("recs_experiment_totals", "recs_event_totals")) {
            root().execute("REVOKE SELECT, INSERT, UPDATE ON recs.%s FROM recs_api".formatted(table));
        }
        erase(api, "ann");
        assertThat(usersInTotals(api)).containsExactly(1L);
    }

    private static void erase(ApiUnderTest api, String user) {
        byte[] key = ApiUnderTest.ERASURE_KEY.getBytes(StandardCharsets.UTF_8);
        api.jdbc()
                .update(
                        "INSERT INTO recs_events (user_hash, kind, product_id, reference, recommendation_id, placement, source, shelf,"
                                + " variant, happened_at) VALUES (?, 'impression', 'P1', 'r', 'r', 'popular', 'popular', '', 0,"
                                + " UTC_TIMESTAMP(3))",
                        new EventUserHasher(key).hash(new UserId(user)));
        assertThat(api.send("DELETE", "/api/v1/users/" + user, ApiUnderTest.customer(user), "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.jdbc().queryForObject("SELECT COUNT(*) FROM recs_events", Long.class))
                .isZero();
    }

    private static List<@Nullable Long> usersInTotals(ApiUnderTest api) {
        return api.jdbc()
                .queryForList("SELECT acting FROM recs_event_totals WHERE quantity = 'impressions'", Long.class);
    }

    @Test
    void theMigrationAccountMakesTheDatabaseAnew() {
        as("recs_migration", "change me 1").execute("CREATE TABLE recs.probe (id INT)");
        as("recs_migration", "change me 1").execute("DROP TABLE recs.probe");
        assertRefused(as("recs_migration", "change me 1"), "CREATE DATABASE another");
    }

    private static void assertRefused(JdbcTemplate jdbc, String sql) {
        assertThatThrownBy(() -> jdbc.execute(sql))
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("denied");
    }

    private static List<String> statements() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .flatMap(String::lines)
                .map(line -> line.replace("shop.*", "sample_shop.*"))
                .toList();
    }

    private static Map<String, Object> settings(String user, String password) {
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.mysql.user", user);
        settings.put("recs.mysql.password", password);
        settings.put("recs.mongodb.vector-format", "plain-binary");
        settings.put("recs.data-dir", "target/rights");
        return settings;
    }

    private static JdbcTemplate root() {
        return as("root", "");
    }

    private static JdbcTemplate as(String user, String password) {
        return new JdbcTemplate(new DriverManagerDataSource(STACK.addresses().mysqlUrl(), user, password));
    }
}
