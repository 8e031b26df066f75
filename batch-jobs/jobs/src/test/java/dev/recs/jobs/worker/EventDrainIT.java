package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.events.EventDrain;
import dev.recs.jobs.events.Settlement;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.event.EventUserHasher;
import dev.recs.model.event.ReferredEvent;
import dev.recs.model.event.ReferredEvent.Action;
import dev.recs.model.event.ReferredEvent.Response;
import dev.recs.model.event.ReferredKind;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.MysqlLock;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.events.EventStream;
import dev.recs.testing.LocalStack;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events of responses from the stream to rows, and what the shop says of the orders. The worker is not started: each step is called. */
final class EventDrainIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static Shop shop;
    private static EventStream stream;
    private static EventDrain drain;

    private final String product = Shop.product(5);

    @BeforeAll
    static void start() {
        shop = new Shop(STACK, Map.of());
        stream = shop.bean(EventStream.class);
        drain = shop.bean(EventDrain.class);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void anEventIsARowOnceHoweverOftenItComes() {
        ReferredEvent shown = event("c01", ReferredKind.IMPRESSION, "r1", now());
        assertThat(stream.append(List.of(shown, shown, event("c01", ReferredKind.CLICK, "r1", now())), 100))
                .isEqualTo(3);
        assertThat(drain.drain()).isEqualTo(3);
        // A worker that was killed after the rows were written finds the entries again.
        stream.append(List.of(shown), 100);
        assertThat(drain.drain()).isEqualTo(1);
        assertThat(drain.drain()).isZero();
        assertThat(kinds("c01")).containsExactly("click", "impression");
        assertThat(shop.counted("recs.events.stored")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void ofTwoWorkersOneMovesTheEventsAndCountsThem() throws SQLException {
        double stored = shop.counted("recs.events.stored");
        stream.append(List.of(event("c19", ReferredKind.CLICK, "r", now())), 100);
        try (MysqlLock other = MysqlLock.ask(shop.bean(DataSource.class), "recs-events")) {
            assertThat(other.isHeld()).isTrue();
            assertThat(drain.drain()).isZero();
        }
        assertThat(stream.length()).isEqualTo(1);
        assertThat(drain.drain()).isEqualTo(1);
        assertThat(shop.counted("recs.events.stored") - stored).isEqualTo(1);
    }

    @Test
    void whatIsSettledIsNotWrittenAgain() {
        stream.append(List.of(event("c20", ReferredKind.CLICK, "r", now())), 100);
        shop.orderAtOnce("c20", product);
        drain.drain();
        assertThat(orders("c20")).hasSize(1);
        long writes = writes();
        settle("c20");
        assertThat(writes()).isEqualTo(writes);
    }

    /** Statements that wrote rows since the server was started. */
    private static long writes() {
        return shop
                .jdbc()
                .sql("SHOW GLOBAL STATUS WHERE Variable_name IN ('Com_insert', 'Com_delete', 'Com_update')")
                .query((row, number) -> row.getLong(2))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void aFullStreamKeepsWhatWasThereAndSaysHowManyFound() {
        MeterRegistry meters = new SimpleMeterRegistry();
        WorkerGauges.register(meters, stream);
        Gauge waiting = meters.get("recs.events.waiting").gauge();
        List<ReferredEvent> two = List.of(
                event("c02", ReferredKind.IMPRESSION, "r1", now()), event("c02", ReferredKind.IMPRESSION, "r2", now()));
        assertThat(stream.append(two, 3)).isEqualTo(2);
        assertThat(waiting.value()).isEqualTo(2);
        assertThat(stream.append(two, 3)).isEqualTo(1);
        assertThat(stream.append(two, 3)).isZero();
        assertThat(drain.drain()).isEqualTo(3);
        assertThat(kinds("c02")).hasSize(2);
    }

    @Test
    void ofUsersWhoOptedOutOrWereErasedNothingIsStored() {
        shop.bean(RedisFlags.class).optOut(new UserId("c03"), now());
        shop.bean(RedisFlags.class).add(new UserId("c04"), now());
        double discarded = shop.counted("recs.events.discarded");
        stream.append(
                List.of(
                        event("c03", ReferredKind.IMPRESSION, "r1", now()),
                        event("c04", ReferredKind.IMPRESSION, "r1", now())),
                100);
        assertThat(drain.drain()).isEqualTo(2);
        assertThat(kinds("c03")).isEmpty();
        assertThat(kinds("c04")).isEmpty();
        assertThat(shop.counted("recs.events.discarded") - discarded).isEqualTo(2);
    }

    @Test
    void ofAUserWhoFillsTheTableNoMoreIsStored() {
        String digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        shop.jdbc().sql("""
                        INSERT INTO recs_events (user_hash, kind, product_id, reference, recommendation_id, placement, source, shelf,
                          variant, happened_at)
                        SELECT ?, 'impression', 'p', CONCAT(a.d, b.d, c.d, d.d, e.d), 'r', 'popular', 'default', '', 0, UTC_TIMESTAMP(3)
                        FROM %1$s a, %1$s b, %1$s c, %1$s d, %1$s e""".formatted(digits)).param(hash("c17")).update();
        double discarded = shop.counted("recs.events.discarded");
        stream.append(
                List.of(event("c17", ReferredKind.CLICK, "r", now()), event("c18", ReferredKind.CLICK, "r", now())),
                100);
        drain.drain();
        assertThat(kinds("c17")).hasSize(100_000).doesNotContain("click");
        assertThat(kinds("c18")).containsExactly("click");
        assertThat(shop.counted("recs.events.discarded") - discarded).isEqualTo(1);
    }

    @Test
    void anEntryOfAnotherFormIsThrownAwayAndCounted() {
        double discarded = shop.counted("recs.events.discarded");
        shop.redis()
                .xadd(SharedKeys.RECOMMENDATION_EVENTS, redis.clients.jedis.StreamEntryID.NEW_ENTRY, Map.of("a", "b"));
        assertThat(drain.drain()).isEqualTo(1);
        assertThat(shop.counted("recs.events.discarded") - discarded).isEqualTo(1);
    }

    @Test
    void anErasureTakesRowsAndWhatStillWaits() {
        UserId user = new UserId("c05");
        stream.append(List.of(event("c05", ReferredKind.IMPRESSION, "r1", now())), 100);
        drain.drain();
        stream.append(
                List.of(event("c05", ReferredKind.CLICK, "r1", now()), event("c06", ReferredKind.CLICK, "r", now())),
                100);
        Erasure erasure = new Erasure(
                shop.bean(Erasure.Stores.class), shop.bean(ErasureKey.class).bytes(), java.time.Clock.systemUTC());
        assertThat(erasure.find(user).places())
                .filteredOn(place -> place.name().contains("events") && place.count() == 1)
                .extracting("name")
                .containsExactlyInAnyOrder("recommendations_events", "recs_events");
        erasure.erase(user);
        assertThat(kinds("c05")).isEmpty();
        assertThat(stream.length()).isEqualTo(1);
        drain.drain();
        assertThat(kinds("c05")).isEmpty();
    }

    @Test
    void anOrderBelongsToTheResponseThatWasFollowedLastAndAReturnTakesItBack() {
        Instant now = now();
        stream.append(
                List.of(
                        event("c10", ReferredKind.IMPRESSION, "seen", now.minus(Duration.ofHours(3))),
                        event("c10", ReferredKind.CLICK, "followed", now.minus(Duration.ofHours(5))),
                        event("c10", ReferredKind.CLICK, "long ago", now.minus(Duration.ofDays(8)))),
                100);
        shop.orderAtOnce("c10", product);
        drain.drain();
        assertThat(orders("c10"))
                .containsExactly(Map.of("recommendation_id", "followed", "amount", "2.0000", "settled", "1"));

        shop.jdbc()
                .sql("UPDATE sample_shop.order_lines SET quantity = 3 WHERE product_id = ? AND order_id LIKE 'c10-%'")
                .param(product)
                .update();
        settle("c10");
        assertThat(orders("c10").getFirst()).containsEntry("amount", "6.0000");

        shop.jdbc()
                .sql("DELETE FROM sample_shop.order_lines WHERE order_id LIKE 'c10-%'")
                .update();
        settle("c10");
        assertThat(orders("c10")).isEmpty();
    }

    @Test
    void whatWasOnlySeenIsHeldAgainstOrdersIfItComesLate() {
        shop.orderAtOnce("c15", product);
        stream.append(List.of(event("c15", ReferredKind.IMPRESSION, "prompt", now())), 100);
        drain.drain();
        assertThat(orders("c15"))
                .as("an order to come is settled itself, without a query for every product that is seen")
                .isEmpty();
        settle("c15");
        assertThat(orders("c15")).hasSize(1);

        shop.orderAtOnce("c16", product);
        stream.append(List.of(event("c16", ReferredKind.IMPRESSION, "late", now().minusSeconds(60))), 100);
        drain.drain();
        assertThat(orders("c16")).hasSize(1);
    }

    @Test
    void anOrderThatNoResponseShowedInTheWindowIsNotStored() {
        stream.append(List.of(event("c11", ReferredKind.CLICK, "r", now().minus(Duration.ofDays(8)))), 100);
        shop.orderAtOnce("c11", product);
        drain.drain();
        assertThat(orders("c11")).isEmpty();
    }

    @Test
    void anAnnouncedOrderKeepsItsResponseAndCountsOnceItIsInTheShop() {
        UserId user = new UserId("c12");
        Response own = new Response("announced", "recommendations", "personalized", "", 0);
        ReferredEvent announced =
                new ReferredEvent(user, new Action(ReferredKind.ORDER, new ProductId(product), "order-12", now()), own);
        stream.append(List.of(event("c12", ReferredKind.CLICK, "followed", now()), announced), 100);
        drain.drain();
        assertThat(orders("c12").getFirst()).containsEntry("settled", "0");
        shop.jdbc()
                .sql("INSERT INTO sample_shop.orders VALUES ('order-12', 'c12', NOW(3))")
                .update();
        shop.jdbc()
                .sql("INSERT INTO sample_shop.order_lines VALUES ('order-12', ?, 1, 4.5)")
                .param(product)
                .update();
        settle("c12");
        assertThat(orders("c12"))
                .contains(Map.of("recommendation_id", "announced", "amount", "4.5000", "settled", "1"));
    }

    /** No list fails because an order cannot be attributed; the user's next event repeats it. */
    @Test
    void aViewThatCannotBeReadIsCountedAndCaughtUp() {
        double failed = shop.counted("recs.events.settlements.failed");
        stream.append(List.of(event("c14", ReferredKind.CLICK, "r", now())), 100);
        shop.orderAtOnce("c14", product);
        shop.jdbc().sql("RENAME TABLE recs_purchases TO recs_purchases_away").update();
        try {
            assertThat(drain.drain()).isEqualTo(1);
        } finally {
            shop.jdbc()
                    .sql("RENAME TABLE recs_purchases_away TO recs_purchases")
                    .update();
        }
        assertThat(shop.counted("recs.events.settlements.failed") - failed).isEqualTo(1);
        assertThat(orders("c14")).isEmpty();
        settle("c14");
        assertThat(orders("c14")).hasSize(1);
    }

    @Test
    void rowsEndAfterTheirTime() {
        stream.append(
                List.of(
                        event("c13", ReferredKind.IMPRESSION, "old", now().minus(Duration.ofDays(401))),
                        event("c13", ReferredKind.IMPRESSION, "young", now().minus(Duration.ofDays(399)))),
                100);
        drain.drain();
        shop.bean(EventRows.class).deleteBefore(now().minus(Duration.ofDays(400)));
        assertThat(kinds("c13")).hasSize(1);
    }

    /** As if the erasure had come between the reading of the user's rows and the writing of the order's. */
    @Test
    void noRowIsLeftOfAUserWhoIsErasedWhileOrdersAreSettled() {
        stream.append(List.of(event("c21", ReferredKind.CLICK, "r", now())), 100);
        drain.drain();
        shop.orderAtOnce("c21", product);
        shop.bean(RedisFlags.class).add(new UserId("c21"), now());
        settle("c21");
        assertThat(kinds("c21")).isEmpty();
    }

    private static void settle(String user) {
        shop.bean(Settlement.class).settle(List.of(new UserId(user)));
    }

    private ReferredEvent event(String user, ReferredKind kind, String recommendation, Instant at) {
        return new ReferredEvent(
                new UserId(user),
                new Action(kind, new ProductId(product), "", at),
                new Response(recommendation, "recommendations", "personalized", "", 0));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String hash(String user) {
        return new EventUserHasher(shop.bean(ErasureKey.class).bytes()).hash(new UserId(user));
    }

    private static List<@Nullable String> kinds(String user) {
        return shop.jdbc()
                .sql("SELECT kind FROM recs_events WHERE user_hash = ? AND kind <> 'order' ORDER BY kind")
                .param(hash(user))
                .query(String.class)
                .list();
    }

    private static List<Map<String, String>> orders(String user) {
        return shop.jdbc()
                .sql(
                        "SELECT recommendation_id, amount, is_settled FROM recs_events WHERE user_hash = ? AND kind = 'order'")
                .param(hash(user))
                .query((row, number) -> Map.of(
                        "recommendation_id", row.getString(1),
                        "amount", String.valueOf(row.getString(2)),
                        "settled", row.getString(3)))
                .list();
    }
}
