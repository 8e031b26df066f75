package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.golden.Golden;
import dev.recs.jobs.check.CheckResult;
import dev.recs.jobs.check.QueryPlanCheck;
import dev.recs.servers.ProcessServer;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopViews;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.WooCommerceShop;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * With 100,000 users each of our queries about a user, an order or a page finds its rows by an index: the plans are golden files, one of
 * each server.
 */
@LongRunning
final class QueryPlansIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int USERS = 100_000;
    private static final int FIRST = 1_000_000;
    private static final int WAITING = 5_000;
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    @TempDir
    private static Path folder;

    @Test
    void of100000IntegerUsersNoneIsFoundByReadingATable() {
        assertPlans(ShopServer.embedded(STACK), "plans/woocommerce-mariadb.txt");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = ShopServer.MYSQL_FOLDER, matches = ".+")
    void norOnMySql() {
        ProcessServer mysql = ShopServer.startMySql(folder, "--log-bin-trust-function-creators=1");
        try {
            assertPlans(ShopServer.of(mysql), "plans/woocommerce-mysql.txt");
        } finally {
            mysql.stop();
        }
    }

    @Test
    void anEmptyShopPassedWithoutBeingExamined() {
        try (ConnectedShop connected = new ConnectedShop(new WooCommerceShop(), ShopServer.embedded(STACK), STACK)) {
            connected.fill(new OrderBook(List.of()));
            connected.shop().update("DELETE FROM wp_users");
            connected.apply();
            CheckResult result = check(ShopServer.embedded(STACK)).run(NOW);
            assertThat(result.passed()).isTrue();
            assertThat(result.examined()).isZero();
            assertThat(result.examples())
                    .containsExactly("not examined: recs_users is empty; check again once the shop has users");
        }
    }

    private static void assertPlans(ShopServer server, String golden) {
        try (ConnectedShop connected = new ConnectedShop(new WooCommerceShop(), server, STACK)) {
            countWhole(connected.admin());
            connected.fill(OrderBook.draw(100, NOW));
            grow(connected.shop());
            connected.apply();
            fillOurs(connected.admin());
            QueryPlanCheck check = check(server);
            assertThat(check.run(NOW).examples()).isEmpty();
            Golden.assertText(
                    golden,
                    check.describe(NOW).entrySet().stream()
                            .map(plan -> "## " + plan.getKey() + "\n"
                                    + plan.getValue().stream()
                                            .map(QueryPlansIT::sorted)
                                            .collect(Collectors.joining("\n\n")))
                            .collect(Collectors.joining("\n\n")));
        }
    }

    /** In which order a server joins tables that are found equally well is drawn by its samples of them. */
    private static String sorted(String plan) {
        return plan.lines().sorted().collect(Collectors.joining("\n"));
    }

    /** With the rights of an administrator: the jobs' account may not look into the views. */
    private static QueryPlanCheck check(ShopServer server) {
        DataSource ours =
                new DriverManagerDataSource(server.url(ConnectedShop.RECS), server.admin(), server.password());
        return new QueryPlanCheck(
                ours, ShopViews.read(new JdbcTemplate(ours), Bound.settings(ShopSettings.class, Map.of())));
    }

    /** A server samples a few pages of an index, when it likes: plans that cost about the same would be drawn by lot. */
    private static void countWhole(JdbcTemplate admin) {
        admin.execute("SET GLOBAL innodb_stats_auto_recalc = OFF");
        admin.execute("SET GLOBAL innodb_stats_persistent_sample_pages = 1000000");
    }

    /** An order of one line for each user. */
    private static void grow(JdbcTemplate shop) {
        shop.execute("CREATE TABLE numbers (n INT PRIMARY KEY)");
        shop.execute("INSERT INTO numbers VALUES (0)");
        for (int size = 1; size < USERS; size *= 2) {
            shop.execute(
                    "INSERT INTO numbers SELECT n + %1$d FROM numbers WHERE n + %1$d < %2$d".formatted(size, USERS));
        }
        shop.execute("""
                INSERT INTO wp_users (ID, user_login, user_email, user_registered)
                SELECT %1$d + n, CONCAT('v', n), CONCAT('v', n), '2024-05-06 07:08:09' FROM numbers""".formatted(FIRST));
        shop.execute("""
                INSERT INTO wp_wc_orders
                  (id, status, type, currency, customer_id, billing_email, date_created_gmt, date_updated_gmt, parent_order_id)
                SELECT %1$d + n, 'wc-completed', 'shop_order', 'EUR', %1$d + n, CONCAT('v', n),
                       TIMESTAMP '2026-02-20 00:00:00' - INTERVAL n %% 300 DAY, '2026-02-20 00:00:00', 0 FROM numbers""".formatted(FIRST));
        shop.execute("""
                INSERT INTO wp_woocommerce_order_items (order_item_id, order_item_name, order_item_type, order_id)
                SELECT %1$d + n, 'thing', 'line_item', %1$d + n FROM numbers""".formatted(FIRST));
        Map.of("_product_id", "1 + n % 40", "_variation_id", "0", "_qty", "1", "_line_total", "3")
                .forEach((key, value) -> shop.execute(
                        "INSERT INTO wp_woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) SELECT %d + n, '%s', %s FROM numbers"
                                .formatted(FIRST, key, value)));
        shop.execute("DROP TABLE numbers");
        shop.queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
                        String.class)
                .forEach(table -> shop.execute("ANALYZE TABLE " + table));
    }

    /** Everybody searched and said yes; some orders wait for the relay. */
    private static void fillOurs(JdbcTemplate admin) {
        String activity = ConnectedShop.RECS + ".recs_activity";
        String personalization = ConnectedShop.RECS + ".recs_personalization";
        String users = ConnectedShop.SHOP + ".wp_users";
        admin.execute("INSERT INTO %s SELECT ID, '2026-03-01' FROM %s".formatted(activity, users));
        admin.execute("INSERT INTO %s SELECT ID, TRUE, '2026-03-01' FROM %s".formatted(personalization, users));
        admin.execute("ANALYZE TABLE %s, %s".formatted(activity, personalization));
        String outbox = ConnectedShop.RECS + ".refresh_outbox";
        admin.execute(
                "INSERT INTO %s (user_id, cause, created_at, visible_at) SELECT ID, 'order', '2026-03-02', '2026-03-02' FROM %s.wp_users ORDER BY ID LIMIT %d"
                        .formatted(outbox, ConnectedShop.SHOP, WAITING));
        admin.execute("ANALYZE TABLE " + outbox);
    }
}
