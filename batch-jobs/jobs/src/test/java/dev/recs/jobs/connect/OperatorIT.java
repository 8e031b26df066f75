package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Selection;
import dev.recs.jobs.worker.Worker;
import dev.recs.model.UserId;
import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.servers.ProcessServer;
import dev.recs.stores.Failures;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.shop.BinaryIdText;
import dev.recs.stores.shop.ShopViews;
import dev.recs.testing.LocalStack;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.OrderBook.State;
import dev.recs.testing.shops.SymfonyShop;
import dev.recs.testing.shops.TestShop;
import dev.recs.testing.shops.WooCommerceShop;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an operator does to a connected shop by mistake, or while the worker runs: what is said, and that repeating {@code --apply} mends it. */
final class OperatorIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int BUYER = 7;
    private static final int NEW = 90_000;

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

    @AfterAll
    static void stopMySql() {
        if (mysql != null) {
            mysql.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aSecondShopTookThePlaceOfTheFirstWhoseTriggersStayed(ShopServer server) {
        try (ConnectedShop connected = connected(new WooCommerceShop(), server)) {
            connected.apply();
            for (String table : List.of(
                    "options",
                    "posts",
                    "postmeta",
                    "terms",
                    "term_taxonomy",
                    "term_relationships",
                    "wc_orders",
                    "woocommerce_order_items",
                    "woocommerce_order_itemmeta")) {
                connected.shop().execute("CREATE TABLE wp_2_%1$s LIKE wp_%1$s".formatted(table));
            }
            connected.shop().execute("INSERT INTO wp_2_options SELECT * FROM wp_options");
            assertThatThrownBy(() -> apply(connected, "wp_2_"))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage(
                            "recs_shop is connected to database the_shop, prefix wp_: run 'recs connect --database=the_shop --remove' first, or give this one a database of its own (recs.mysql.database); nothing was made");
            connected.remove();
            assertThat(apply(connected, "wp_2_")).isEqualTo("WooCommerce 9.9.5 in database the_shop, prefix wp_2_");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void removingAnotherDatabaseDroppedTheAccountOfTheTriggers(ShopServer server) {
        try (ConnectedShop connected = connected(new SymfonyShop(), server);
                ShopConnector connector = connected.connector(true)) {
            connected.apply();
            assertThatThrownBy(() -> connector.remove("another_shop"))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage(
                            "triggers in database the_shop write to recs_shop.refresh_outbox, and the shop's statements would fail without their account: --database=the_shop; nothing was dropped");
            connected.system().place(connected.shop(), NEW, BUYER, 2, 1);
            connected.system().state(connected.shop(), NEW, State.PAID);
            assertThat(connected.outboxRows()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatWasMadeHalfIsSaidAndMadeWhole(ShopServer server) {
        try (ConnectedShop connected = connected(new SymfonyShop(), server)) {
            connected.apply();
            JdbcTemplate admin = connected.admin();
            admin.execute("DROP VIEW recs_shop.recs_products");
            admin.execute("DROP TRIGGER the_shop.recs_item_inserted");
            assertThat(faults(connected))
                    .hasSize(2)
                    .anyMatch(fault -> fault.startsWith("view recs_products is missing in our database"))
                    .anyMatch(fault -> fault.startsWith("trigger recs_item_inserted is gone"));
            admin.execute("DROP PROCEDURE recs_shop.recs_watch_triggers");
            assertThat(faults(connected))
                    .anyMatch(fault -> fault.startsWith("the account of the triggers cannot be asked"));
            admin.execute("DROP VIEW recs_shop.recs_connected");
            connected.apply();
            assertThat(faults(connected)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aColumnThatTheShopRenamesFailsNoneOfItsStatementsAndIsSeenByTheCheck(ShopServer server) {
        try (ConnectedShop connected = connected(new SymfonyShop(), server)) {
            connected.apply();
            connected.shop().execute("ALTER TABLE orders CHANGE status order_status VARCHAR(32) NOT NULL DEFAULT 'x'");
            connected.shop().update("UPDATE orders SET total = total + 1");
            assertThat(faults(connected))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "view recs_purchases is missing in our database, or names a table or column that the shop has no more");
            assertThatThrownBy(() -> connected
                            .bean(JdbcTemplate.class)
                            .queryForList("SELECT user_id FROM recs_purchases WHERE user_id = 'a'"))
                    .satisfies(failure -> assertThat(Failures.kindOf(failure))
                            .get()
                            .asString()
                            .contains("for want of a view, a table, a column or a right", "recs connect --apply"));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theWorkerWaitsWhileTheShopIsRemovedAndGoesOnWhenItIsBack(ShopServer server) {
        STACK.empty();
        try (ConnectedShop connected = connected(new SymfonyShop(), server)) {
            connected.apply();
            connected.bean(NightlyJobLauncher.class).run(new JobRequest(Selection.ALL, Optional.of(Instant.now())));
            connected.bean(Worker.class).start();
            pay(connected, NEW);
            connected.seen("before", () -> {}, () -> connected.bought(BUYER).contains(product(connected)));
            assertWaits(connected, () -> connected.admin().execute("DROP VIEW recs_shop.recs_purchases"));
            assertWaits(connected, connected::remove);
            connected.bean(Worker.class).close();
        }
    }

    /** Until --apply is repeated nothing comes, no user goes to the dead letters, and what is wrong is said. */
    private static void assertWaits(ConnectedShop connected, Runnable mistake) {
        connected.system().state(connected.shop(), NEW, State.CANCELLED);
        connected.seen("cancelled", () -> {}, () -> !connected.bought(BUYER).contains(product(connected)));
        mistake.run();
        connected.system().state(connected.shop(), NEW, State.PAID);
        assertThatThrownBy(() -> connected
                        .bean(CurrentPipeline.class)
                        .current()
                        .refresh(List.of(new UserId(connected.system().user(BUYER))), Instant.now()))
                .satisfies(failure -> assertThat(Failures.kindOf(failure)).containsInstanceOf(Misconfigured.class));
        connected.apply();
        connected.system().state(connected.shop(), NEW, State.PENDING);
        connected.system().state(connected.shop(), NEW, State.PAID);
        connected.seen("back", () -> {}, () -> connected.bought(BUYER).contains(product(connected)));
        assertThat(connected.bean(DeadLetters.class).count()).isZero();
    }

    private static void pay(ConnectedShop connected, int order) {
        connected.system().place(connected.shop(), order, BUYER, 2, 1);
        connected.system().state(connected.shop(), order, State.PAID);
    }

    private static String product(ConnectedShop connected) {
        return connected.system().product(2);
    }

    private static ConnectedShop connected(TestShop system, ShopServer server) {
        ConnectedShop connected = new ConnectedShop(system, server, STACK);
        connected.fill(OrderBook.draw(300, Instant.now()));
        return connected;
    }

    private static String apply(ConnectedShop connected, String prefix) {
        ConnectRequest request = new ConnectRequest(
                Optional.empty(),
                ConnectedShop.SHOP,
                Optional.of(prefix),
                Optional.empty(),
                List.of(),
                BinaryIdText.HEX);
        try (ShopConnector connector = connected.connector(true);
                ConfigurableApplicationContext recs = dev.recs.jobs.app.RecsApplication.open(connected.settings())) {
            return connector.apply(request, recs.getBean(RecsSchema.class));
        }
    }

    /** As {@code recs connect --check} prints them. */
    private static List<String> faults(ConnectedShop connected) {
        return Stream.concat(
                        ShopViews.faults(connected.bean(JdbcTemplate.class)).stream(),
                        new ConnectionWatch(connected.bean(DataSource.class)).faults().stream())
                .toList();
    }
}
