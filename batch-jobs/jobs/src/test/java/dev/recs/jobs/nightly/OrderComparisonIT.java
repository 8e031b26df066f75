package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Old orders that changed without a word of a trigger or a poll stayed in the lists of users who were not active any more. */
final class OrderComparisonIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant ACTIVE = SmallStore.NOW.plus(Duration.ofDays(1));
    private static final Instant INACTIVE = SmallStore.NOW.plus(Duration.ofDays(120));
    private static final String ANNA = "c00";
    private static final String BEN = "c01";

    private SmallStore store;

    @BeforeEach
    void compareOnce() {
        STACK.empty();
        store = new SmallStore(STACK, Map.of());
        store.fill();
        assertThat(compare(Selection.ACTIVE, INACTIVE))
                .as("the first comparison only remembers")
                .isEqualTo("compared those of 12 users, sent 0 who were not active lately to be refreshed");
        assertThat(sent()).isEmpty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anOldOrderOfAnInactiveUserWasDeleted() {
        delete(orderOf(ANNA));
        assertThat(compare(Selection.ACTIVE, INACTIVE))
                .isEqualTo("compared those of 12 users, sent 1 who were not active lately to be refreshed");
        assertThat(sent()).containsExactly(ANNA);
        assertThat(compare(Selection.ACTIVE, INACTIVE)).contains("sent 0");
    }

    @Test
    void anOldOrderWasMovedToAnotherUser() {
        store.jdbc().update("UPDATE sample_shop.orders SET customer_id = ? WHERE order_id = ?", BEN, orderOf(ANNA));
        compare(Selection.ACTIVE, INACTIVE);
        assertThat(sent()).containsExactlyInAnyOrder(ANNA, BEN);
    }

    @Test
    void anOldOrderWasCommittedLate() {
        store.addCustomer("c99");
        store.order("c99", "P05", SmallStore.NOW.minus(Duration.ofDays(30)));
        compare(Selection.ACTIVE, INACTIVE);
        assertThat(sent()).containsExactly("c99");
    }

    @Test
    void anotherQuantityAndAnotherProductAreOtherOrders() {
        store.jdbc().update("UPDATE sample_shop.order_lines SET quantity = 2 WHERE order_id = ?", orderOf(ANNA));
        store.jdbc().update("UPDATE sample_shop.order_lines SET product_id = 'P19' WHERE order_id = ?", orderOf(BEN));
        compare(Selection.ACTIVE, INACTIVE);
        assertThat(sent()).containsExactlyInAnyOrder(ANNA, BEN);
    }

    @Test
    void whoIsActiveIsRefreshedByTheJobItselfAndOnlyRemembered() {
        delete(orderOf(ANNA));
        assertThat(compare(Selection.ACTIVE, ACTIVE)).contains("sent 0");
        assertThat(compare(Selection.ACTIVE, INACTIVE)).contains("sent 0");
        delete(orderOf(ANNA));
        assertThat(compare(Selection.ALL, INACTIVE))
                .as("everybody is refreshed")
                .contains("sent 0");
        assertThat(compare(Selection.ACTIVE, INACTIVE)).contains("sent 0");
        assertThat(sent()).isEmpty();
    }

    @Test
    void aFaultyViewSentEverybodyWhoseOrdersItHid() {
        store.jdbc().execute("CREATE TABLE sample_shop.hidden AS SELECT * FROM sample_shop.order_lines");
        store.jdbc().update("DELETE FROM sample_shop.order_lines");
        assertThat(compare(Selection.ACTIVE, INACTIVE))
                .isEqualTo(
                        "sent nobody: 12 of 12 users who were not active lately have fewer orders than at the last comparison, more than the 1"
                                + " that may lose some at once (recs.refresh.max-delete-fraction); check the view recs_purchases, and if it is"
                                + " right, run the same refresh with --force");
        store.jdbc().update("INSERT INTO sample_shop.order_lines SELECT * FROM sample_shop.hidden");
        assertThat(compare(Selection.ACTIVE, INACTIVE))
                .as("nothing was remembered")
                .contains("sent 0");
        store.jdbc().update("DELETE FROM sample_shop.order_lines");
        assertThat(compare(new NightlyJobParameters(Selection.ACTIVE, INACTIVE, true)))
                .contains("sent 12");
        assertThat(sent()).hasSize(SmallStore.CUSTOMERS);
        store.jdbc().execute("DROP TABLE sample_shop.hidden");
    }

    @Test
    void ofAnErasedUserNothingIsKept() {
        store.bean(MongoTombstones.class).add(new UserId("c99"), SmallStore.NOW);
        store.addCustomer("c99");
        store.order("c99", "P05", SmallStore.NOW.minus(Duration.ofDays(30)));
        compare(Selection.ACTIVE, INACTIVE);
        assertThat(sent()).isEmpty();
        assertThat(remembered()).hasSize(SmallStore.CUSTOMERS).doesNotContain("c99");
    }

    @Test
    void whoIsNotListedAnyMoreIsForgottenUnlessTheViewListsHardlyAnybody() {
        store.jdbc().update("DELETE FROM sample_shop.customers WHERE customer_id = ?", ANNA);
        compare(Selection.ACTIVE, INACTIVE);
        assertThat(remembered()).hasSize(SmallStore.CUSTOMERS - 1).doesNotContain(ANNA);
        store.jdbc().update("DELETE FROM sample_shop.customers WHERE customer_id > 'c02'");
        compare(Selection.ACTIVE, INACTIVE);
        assertThat(remembered()).hasSize(SmallStore.CUSTOMERS - 1);
    }

    @Test
    void whomAFullQueueDoesNotTakeIsFoundAgain() {
        store.close();
        store = new SmallStore(STACK, Map.of("recs.queue.max-users", "1"));
        delete(orderOf(ANNA));
        compare(Selection.ACTIVE, INACTIVE);
        store.jdbc().update("UPDATE sample_shop.order_lines SET quantity = 2 WHERE order_id = ?", orderOf(BEN));
        assertThat(compare(Selection.ACTIVE, INACTIVE)).contains("sent 0");
        assertThat(sent()).containsExactly(ANNA);
        assertThat(compare(Selection.ACTIVE, INACTIVE)).contains("sent 1");
        assertThat(sent()).containsExactly(BEN);
    }

    @Test
    void hourlyRunsCompareNothing() {
        delete(orderOf(ANNA));
        assertThat(compare(Selection.STALE, INACTIVE)).isEqualTo("left to the nightly job");
        assertThat(sent()).isEmpty();
    }

    private String compare(Selection selection, Instant asOf) {
        return compare(new NightlyJobParameters(selection, asOf, false));
    }

    private String compare(NightlyJobParameters run) {
        return store.bean(OrderComparison.class).run(run);
    }

    /** The oldest. */
    private String orderOf(String user) {
        return String.valueOf(store.jdbc()
                .queryForObject(
                        "SELECT order_id FROM sample_shop.orders WHERE customer_id = ? ORDER BY ordered_at LIMIT 1",
                        String.class,
                        user));
    }

    private void delete(String order) {
        store.jdbc().update("DELETE FROM sample_shop.order_lines WHERE order_id = ?", order);
        store.jdbc().update("DELETE FROM sample_shop.orders WHERE order_id = ?", order);
    }

    /** Takes them out of the queue. */
    private List<String> sent() {
        RefreshQueue queue = store.bean(RefreshQueue.class);
        queue.moveDue();
        List<RefreshEntry> entries = queue.take("test", 100, Duration.ofMillis(200));
        queue.finish(entries);
        return entries.stream().map(entry -> entry.user().value()).toList();
    }

    private List<String> remembered() {
        return store.jdbc()
                .query(
                        "SELECT user_id FROM recs_compared_orders WHERE user_id <> ''",
                        (row, number) -> String.valueOf(row.getString(1)));
    }
}
