package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Selection;
import dev.recs.jobs.worker.Worker;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.OrderBook.State;
import dev.recs.testing.shops.ShopwareShop;
import dev.recs.testing.shops.SymfonyShop;
import dev.recs.testing.shops.TestShop;
import dev.recs.testing.shops.WooCommerceShop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A shop without triggers. */
@LongRunning
final class PollIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int BUYER = 7;
    private static final int HEIR = 8;
    private static final int LATE = 9;

    static Stream<TestShop> shops() {
        return Stream.of(new WooCommerceShop(), new SymfonyShop(), new ShopwareShop());
    }

    @Test
    void listsFollowChangedOrdersWithoutAnythingInTheShopsSchema() {
        Instant now = Instant.now();
        OrderBook book = OrderBook.draw(1_000, now.minus(Duration.ofDays(2)));
        try (ConnectedShop connected = new ConnectedShop(
                new SymfonyShop(),
                ShopServer.embedded(STACK),
                STACK,
                Map.of("recs.shop.events", "poll", "recs.shop.poll-interval", "200ms"))) {
            connected.fill(book);
            SchemaDump before = SchemaDump.of(connected.admin(), ConnectedShop.SHOP);
            connected.apply(false);
            assertThat(SchemaDump.of(connected.admin(), ConnectedShop.SHOP)).isEqualTo(before);
            assertThat(new ConnectionWatch(connected.bean(javax.sql.DataSource.class)).triggers())
                    .isZero();
            connected.bean(NightlyJobLauncher.class).run(new JobRequest(Selection.ALL, Optional.of(now)));
            connected.bean(Worker.class).start();
            String bought = connected.system().product(2);
            connected.system().place(connected.shop(), 90_000, BUYER, 2, 1);
            connected.seen(
                    "paid",
                    () -> connected.system().state(connected.shop(), 90_000, State.PAID),
                    () -> connected.bought(BUYER).getFirst().equals(bought));
            connected.seen(
                    "cancelled",
                    () -> connected.system().state(connected.shop(), 90_000, State.CANCELLED),
                    () -> !connected.bought(BUYER).getFirst().equals(bought));
            connected.bean(Worker.class).close();
        }
    }

    /** Nobody is active any more: only the comparison of orders can choose these users. Shopware cannot be polled: its triggers are dropped. */
    @ParameterizedTest
    @MethodSource("shops")
    void theNightFindsWhatNeitherPollNorTriggerTold(TestShop system) {
        boolean polled = !(system instanceof ShopwareShop);
        STACK.empty();
        try (ConnectedShop connected = new ConnectedShop(
                system,
                ShopServer.embedded(STACK),
                STACK,
                Map.of(
                        "recs.shop.events", polled ? "poll" : "triggers",
                        "recs.shop.poll-interval", "200ms",
                        "recs.refresh.active-within", "1s"))) {
            connected.fill(OrderBook.draw(1_000, Instant.now().minus(Duration.ofDays(2))));
            connected.apply(!polled);
            Instant old = Instant.now().minus(Duration.ofDays(60));
            system.late(connected.shop(), 90_001, BUYER, 2, old);
            system.late(connected.shop(), 90_002, BUYER, 6, old);
            night(connected, Selection.ALL);
            connected.bean(Worker.class).start();
            settle(connected);
            dropTriggers(connected);
            system.delete(connected.shop(), 90_001);
            system.move(connected.shop(), 90_002, HEIR);
            system.late(connected.shop(), 90_003, LATE, 2, old);
            settle(connected);
            assertThat(connected.bought(BUYER)).as("nobody told").contains(system.product(2), system.product(6));
            night(connected, Selection.ACTIVE);
            connected.seen(
                    "deleted, moved away",
                    () -> {},
                    () -> connected.bought(BUYER).stream()
                            .noneMatch(List.of(system.product(2), system.product(6))::contains));
            connected.seen("moved", () -> {}, () -> connected.bought(HEIR).contains(system.product(6)));
            connected.seen("late", () -> {}, () -> connected.bought(LATE).contains(system.product(2)));
            connected.bean(Worker.class).close();
        }
    }

    /** Until what the poll and the triggers told is done. */
    private static void settle(ConnectedShop connected) {
        ConnectedShop.sleep(Duration.ofSeconds(3));
        connected.seen(
                "an empty queue",
                () -> {},
                () -> connected.bean(QueueMonitor.class).depth() == 0);
        ConnectedShop.sleep(Duration.ofSeconds(1));
    }

    private static void night(ConnectedShop connected, Selection selection) {
        connected.bean(NightlyJobLauncher.class).run(new JobRequest(selection, Optional.of(Instant.now())));
    }

    private static void dropTriggers(ConnectedShop connected) {
        connected
                .admin()
                .queryForList(
                        "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = ?",
                        String.class,
                        ConnectedShop.SHOP)
                .forEach(name -> connected.admin().execute("DROP TRIGGER %s.%s".formatted(ConnectedShop.SHOP, name)));
    }

    @Test
    void aShopWithoutAnIndexOnTheStampIsRefusedWithThePlan() {
        try (ConnectedShop connected = new ConnectedShop(new SymfonyShop(), ShopServer.embedded(STACK), STACK)) {
            connected.fill(OrderBook.draw(1_000, Instant.now()));
            connected.shop().execute("ALTER TABLE orders DROP KEY idx_orders_updated");
            assertThatThrownBy(() -> connected.apply(false))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageStartingWith(
                            "recs.shop.events=poll needs an index on the time of an order's last change, and this shop has none; use triggers, or add one. EXPLAIN: o type=");
            assertThat(connected.admin().queryForList("SHOW DATABASES", String.class))
                    .doesNotContain(ConnectedShop.RECS);
        }
    }
}
