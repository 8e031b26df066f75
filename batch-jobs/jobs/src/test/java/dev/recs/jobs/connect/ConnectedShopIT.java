package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.JobResult;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Selection;
import dev.recs.jobs.worker.Worker;
import dev.recs.servers.ProcessServer;
import dev.recs.testing.LocalStack;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.OrderBook.State;
import dev.recs.testing.shops.ShopwareShop;
import dev.recs.testing.shops.SymfonyShop;
import dev.recs.testing.shops.TestShop;
import dev.recs.testing.shops.WooCommerceShop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each shop system that has a template, from nothing to lists that follow its orders, and back to a schema without a trace. */
final class ConnectedShopIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int ORDERS = 3_000;
    private static final int NEW = 50_000;
    private static final int BUYER = 7;
    private static final int HEIR = 8;

    @TempDir
    private static Path folder;

    private static @org.jspecify.annotations.Nullable ProcessServer mysql;

    static Stream<TestShop> shops() {
        return Stream.of(new WooCommerceShop(), new SymfonyShop(), new ShopwareShop());
    }

    private static @org.jspecify.annotations.Nullable ProcessServer mariaDb;

    @AfterAll
    static void stopServers() {
        Stream.of(mysql, mariaDb).flatMap(Stream::ofNullable).forEach(ProcessServer::stop);
    }

    @ParameterizedTest
    @MethodSource("shops")
    void onTheEmbeddedMariaDb(TestShop system) {
        fromNothingAndBack(system, ShopServer.embedded(STACK));
    }

    @ParameterizedTest
    @MethodSource("shops")
    @EnabledIfEnvironmentVariable(
            named = ShopServer.MYSQL_FOLDER,
            matches = ".+",
            disabledReason = "RECS_MYSQL_FOLDER names no MySQL")
    void onMySql97(TestShop system) {
        if (mysql == null) {
            mysql = ShopServer.startMySql(folder, "--log-bin-trust-function-creators=1", "--default-time-zone=+05:30");
        }
        fromNothingAndBack(system, ShopServer.of(mysql));
    }

    @ParameterizedTest
    @MethodSource("shops")
    @EnabledIfEnvironmentVariable(
            named = ShopServer.MARIADB_FOLDER,
            matches = ".+",
            disabledReason = "RECS_MARIADB_FOLDER names no MariaDB")
    void onMariaDb118(TestShop system) {
        if (mariaDb == null) {
            mariaDb = ShopServer.startMariaDb(folder);
        }
        fromNothingAndBack(system, ShopServer.ofMariaDb(mariaDb));
    }

    private static void fromNothingAndBack(TestShop system, ShopServer server) {
        STACK.empty(); // No tombstone of a user of another shop.
        Instant now = Instant.now();
        OrderBook book = OrderBook.draw(ORDERS, now.minus(Duration.ofDays(1)));
        try (ConnectedShop connected = new ConnectedShop(system, server, STACK)) {
            connected.fill(book);
            SchemaDump before = SchemaDump.of(connected.admin(), ConnectedShop.SHOP);
            assertShown(connected, book);
            assertThat(SchemaDump.of(connected.admin(), ConnectedShop.SHOP)).isEqualTo(before);

            assertThat(connected.apply()).isEqualTo(system.described().formatted(ConnectedShop.SHOP));
            assertThat(connected.apply())
                    .as("repeated")
                    .isEqualTo(system.described().formatted(ConnectedShop.SHOP));
            assertThat(new ConnectionWatch(connected.bean(javax.sql.DataSource.class)).faults())
                    .isEmpty();
            assertFirstLists(connected, book, now);
            connected.bean(Worker.class).start();
            assertListsFollow(connected);
            connected.bean(Worker.class).close();

            SchemaDump after = SchemaDump.of(connected.admin(), ConnectedShop.SHOP);
            assertThat(connected.remove()).contains("view recs_users", "account 'recs_shop_definer'@'localhost'");
            SchemaDump left = SchemaDump.of(connected.admin(), ConnectedShop.SHOP);
            assertThat(left.definitions()).isEqualTo(before.definitions());
            assertThat(left.rows()).isEqualTo(after.rows());
            assertThat(connected.remove()).as("repeated").containsExactly("account 'recs_shop_definer'@'localhost'");
            system.place(connected.shop(), NEW + 90, HEIR, 1, 1);
        }
    }

    private static void assertShown(ConnectedShop connected, OrderBook book) {
        try (ShopConnector connector = connected.connector(true)) {
            ConnectReport report = connector.show(connected.request());
            assertThat(report.shop()).isEqualTo(connected.system().described().formatted(ConnectedShop.SHOP));
            assertThat(report.findings())
                    .contains("users: " + OrderBook.USERS, "products: " + OrderBook.PRODUCTS)
                    .anyMatch(line -> line.endsWith(", count: " + book.count(State.PAID)))
                    .anyMatch(line -> line.startsWith("orders from: 20"));
            assertThat(report.samples()).containsKeys("recs_users", "recs_purchases", "recs_products");
            assertThat(report.samples().get("recs_purchases")).hasSize(3);
            assertThat(report.sql())
                    .contains("CREATE USER IF NOT EXISTS 'recs_shop_definer'@'localhost' ACCOUNT LOCK")
                    .contains("DECLARE CONTINUE HANDLER FOR SQLEXCEPTION");
            assertThat(report.notRead()).isNotEmpty();
            assertThat(report.warnings()).hasSize(4);
        }
    }

    private static void assertFirstLists(ConnectedShop connected, OrderBook book, Instant now) {
        JdbcTemplate jobs = connected.bean(JdbcTemplate.class);
        assertThat(jobs.queryForObject("SELECT COUNT(*) FROM recs_purchases", Long.class))
                .isEqualTo(book.purchases());
        assertThat(jobs.queryForObject("SELECT COUNT(*) FROM recs_users", Long.class))
                .isEqualTo(OrderBook.USERS);
        JobResult result =
                connected.bean(NightlyJobLauncher.class).run(new JobRequest(Selection.ALL, Optional.of(now)));
        assertThat(result.account().read()).isEqualTo(OrderBook.USERS);
        assertThat(connected.list(BUYER)).isNotNull();
        assertThat(connected.bought(BUYER)).isNotEmpty();
    }

    /** Every change of an order, in both directions. */
    private static void assertListsFollow(ConnectedShop connected) {
        TestShop system = connected.system();
        JdbcTemplate shop = connected.shop();
        String bought = system.product(2);
        int order = NEW + 1;
        connected.seen(
                "nothing of a pending order",
                () -> system.place(shop, order, BUYER, 2, 3),
                () -> connected.outboxRows() == 0);
        ConnectedShop.sleep(Duration.ofMillis(500));
        assertThat(connected.bought(BUYER).getFirst()).as("pending").isNotEqualTo(bought);
        assertStatesFollow(connected, order, bought);
        assertPartRefund(connected);
        assertDeletions(connected);
    }

    private static void assertStatesFollow(ConnectedShop connected, int order, String bought) {
        TestShop system = connected.system();
        JdbcTemplate shop = connected.shop();
        connected.seen(
                "paid",
                () -> system.state(shop, order, State.PAID),
                () -> connected.bought(BUYER).getFirst().equals(bought));
        connected.seen(
                "cancelled",
                () -> system.state(shop, order, State.CANCELLED),
                () -> !connected.bought(BUYER).getFirst().equals(bought));
        connected.seen(
                "paid again",
                () -> system.state(shop, order, State.PAID),
                () -> connected.bought(BUYER).getFirst().equals(bought));
        connected.seen(
                "moved",
                () -> system.move(shop, order, HEIR),
                () -> !connected.bought(BUYER).getFirst().equals(bought)
                        && connected.bought(HEIR).getFirst().equals(bought));
        connected.seen(
                "moved back",
                () -> system.move(shop, order, BUYER),
                () -> connected.bought(BUYER).getFirst().equals(bought)
                        && !connected.bought(HEIR).getFirst().equals(bought));
        connected.seen(
                "whole refund",
                () -> system.state(shop, order, State.REFUNDED),
                () -> !connected.bought(BUYER).getFirst().equals(bought));
        connected.seen(
                "paid a third time",
                () -> system.state(shop, order, State.PAID),
                () -> connected.bought(BUYER).getFirst().equals(bought));
        connected.seen(
                "refund of all pieces",
                () -> system.refund(shop, order, 3),
                () -> !connected.bought(BUYER).getFirst().equals(bought));
    }

    private static void assertPartRefund(ConnectedShop connected) {
        TestShop system = connected.system();
        int order = NEW + 2;
        String bought = system.product(6);
        system.place(connected.shop(), order, BUYER, 6, 3);
        connected.seen(
                "paid",
                () -> system.state(connected.shop(), order, State.PAID),
                () -> connected.bought(BUYER).getFirst().equals(bought));
        Object version = versionOf(connected);
        connected.seen(
                "refund of a part",
                () -> system.refund(connected.shop(), order, 1),
                () -> !versionOf(connected).equals(version));
        assertThat(connected.bought(BUYER).getFirst()).isEqualTo(bought);
        assertThat(connected
                        .bean(JdbcTemplate.class)
                        .queryForList(
                                "SELECT quantity FROM recs_purchases ORDER BY purchased_at DESC LIMIT 1",
                                Integer.class))
                .containsExactly(2);
    }

    private static Object versionOf(ConnectedShop connected) {
        return Objects.requireNonNull(
                Objects.requireNonNull(connected.list(BUYER)).get("asOf"));
    }

    private static void assertDeletions(ConnectedShop connected) {
        TestShop system = connected.system();
        JdbcTemplate shop = connected.shop();
        String bought = system.product(6);
        connected.seen(
                "deleted",
                () -> system.delete(shop, NEW + 2),
                () -> !connected.bought(BUYER).getFirst().equals(bought));
        connected.seen("quiet", () -> {}, () -> connected.outboxRows() == 0);
        system.cartAndGuestOrder(shop, 3);
        assertThat(connected.outboxRows()).as("carts and guests").isZero();
        connected.seen("account deleted", () -> system.deleteUser(shop, BUYER), () -> connected.hasNothingOf(BUYER));
    }
}
