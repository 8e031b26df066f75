package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.connect.OrderBook.State;
import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Selection;
import dev.recs.jobs.worker.Worker;
import dev.recs.model.failure.Misconfigured;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shop without triggers. */
final class PollIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int BUYER = 7;

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
