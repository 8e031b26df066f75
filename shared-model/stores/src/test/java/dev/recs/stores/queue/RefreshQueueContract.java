package dev.recs.stores.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.RefreshEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every refresh queue promises. */
abstract class RefreshQueueContract {

    static final Duration DEBOUNCE = Duration.ofSeconds(100);
    static final Duration MAX_WAIT = Duration.ofSeconds(250);
    static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(60);

    static final int MAX_USERS = 3;

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Instant AT = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");
    private static final UserId CLEO = new UserId("cleo");
    private static final UserId DORA = new UserId("dora");

    private RefreshQueue queue;

    /** An empty one with the times above, that lingers for nobody. */
    abstract RefreshQueue create();

    /** Time for whatever waits, or was taken. */
    abstract void pass(Duration time);

    abstract Optional<String> deadLetterOf(UserId user);

    @BeforeEach
    void start() {
        queue = create();
    }

    @Test
    void anOrderIsTakenAtOnceWithAllThatItSaid() {
        assertThat(queue.setDue(List.of(PendingRefresh.announced(ANNA, "O1", AT, "t1"))))
                .isEqualTo(new Enqueued(0, 0, 0));
        assertThat(take()).singleElement().satisfies(entry -> {
            assertThat(entry.user()).isEqualTo(ANNA);
            assertThat(entry.cause()).isEqualTo(RefreshCause.ORDER);
            assertThat(entry.at()).isEqualTo(AT);
            assertThat(entry.traceId()).isEqualTo("t1");
            assertThat(entry.orders()).containsExactly("O1");
            assertThat(entry.attempts()).isZero();
        });
        assertThat(take()).isEmpty();
    }

    @Test
    void aViewWaitsUntilNoneHasFollowedForTheDebounce() {
        setDue(view(ANNA));
        pass(Duration.ofSeconds(90));
        assertThat(setDue(view(ANNA))).isEqualTo(1);
        pass(Duration.ofSeconds(90));
        assertThat(take()).isEmpty();
        pass(Duration.ofSeconds(11));
        assertThat(users(take())).containsExactly(ANNA);
    }

    @Test
    void butNotLongerThanTheMaxWait() {
        setDue(view(ANNA));
        for (int i = 0; i < 2; i++) {
            pass(Duration.ofSeconds(90));
            setDue(view(ANNA));
        }
        pass(Duration.ofSeconds(71));
        assertThat(users(take())).containsExactly(ANNA);
    }

    @Test
    void anOrderEndsTheWaitOfAView() {
        setDue(view(ANNA));
        setDue(order(ANNA, "O1"));
        assertThat(take()).singleElement().satisfies(entry -> {
            assertThat(entry.cause()).isEqualTo(RefreshCause.ORDER);
            assertThat(entry.orders()).containsExactly("O1");
        });
    }

    @Test
    void whatComesBeforeTheEntryIsTakenAddsNothingAndWhatComesAfterMakesANewOne() {
        setDue(order(ANNA, "O1"));
        setDue(order(ANNA, "O1"));
        assertThat(take()).hasSize(1);
        setDue(order(ANNA, "O2"));
        assertThat(take())
                .singleElement()
                .satisfies(entry -> assertThat(entry.orders()).containsExactly("O2"));
    }

    @Test
    void ordersOfAUserThatCameTogetherAreAwaitedTogether() {
        setDue(order(ANNA, "O1"));
        setDue(order(ANNA, "O2"));
        assertThat(take())
                .singleElement()
                .satisfies(entry -> assertThat(entry.orders()).containsExactly("O1", "O2"));
    }

    @Test
    void noMoreAreTakenThanWereAskedFor() {
        setDue(order(ANNA, "O1"));
        setDue(order(BEN, "O2"));
        assertThat(users(queue.take("one", 1, AT_ONCE))).containsExactly(ANNA);
        assertThat(users(queue.take("other", 1, AT_ONCE))).containsExactly(BEN);
    }

    @Test
    void whatAWorkerDidNotFinishIsClaimedByAnotherAndWhatItFinishedIsNot() {
        setDue(order(ANNA, "O1"));
        setDue(order(BEN, "O2"));
        queue.finish(queue.take("dead", 1, AT_ONCE));
        List<RefreshEntry> left = queue.take("dead", 1, AT_ONCE);
        assertThat(queue.claim("alive", 10)).as("too early").isEmpty();
        pass(VISIBILITY_TIMEOUT.plusSeconds(1));
        assertThat(queue.claim("alive", 10)).isEqualTo(left);
        queue.finish(left);
        pass(VISIBILITY_TIMEOUT.plusSeconds(1));
        assertThat(queue.claim("alive", 10)).isEmpty();
    }

    @Test
    void anEntryThatWasPutBackComesAfterThePauseWithItsAttempts() {
        setDue(order(ANNA, "O1"));
        queue.putBack(take().getFirst(), 2, Duration.ofSeconds(30));
        pass(Duration.ofSeconds(29));
        assertThat(take()).isEmpty();
        pass(Duration.ofSeconds(2));
        assertThat(take()).singleElement().satisfies(entry -> {
            assertThat(entry.attempts()).isEqualTo(2);
            assertThat(entry.orders()).containsExactly("O1");
        });
    }

    @Test
    void anOrderOfAUserWhoWasPutBackIsDueAtOnce() {
        setDue(order(ANNA, "O1"));
        queue.putBack(take().getFirst(), 1, Duration.ofSeconds(30));
        setDue(order(ANNA, "O2"));
        assertThat(take())
                .singleElement()
                .satisfies(entry -> assertThat(entry.orders()).containsExactly("O1", "O2"));
    }

    @Test
    void whatIsGivenUpIsADeadLetterAndNobodysWork() {
        setDue(order(ANNA, "O1"));
        queue.deadLetter(take().getFirst(), "it failed five times");
        assertThat(deadLetterOf(ANNA)).contains("it failed five times");
        pass(VISIBILITY_TIMEOUT.plusSeconds(1));
        assertThat(queue.claim("other", 10)).isEmpty();
        assertThat(take()).isEmpty();
    }

    @Test
    void nothingIsNothing() {
        assertThat(queue.setDue(List.of())).isEqualTo(Enqueued.NOBODY);
        queue.moveDue();
        queue.finish(List.of());
        assertThat(take()).isEmpty();
    }

    @Test
    void madeUpUsersFilledTheQueueWhileNoWorkerRan() {
        queue.setDue(List.of(view(ANNA), view(BEN), view(CLEO)));
        assertThat(queue.setDue(List.of(view(DORA), view(ANNA)))).isEqualTo(new Enqueued(1, 1, 0));
        pass(MAX_WAIT);
        assertThat(users(take())).containsExactlyInAnyOrder(ANNA, BEN, CLEO);
        assertThat(queue.setDue(List.of(view(DORA)))).as("there is room again").isEqualTo(Enqueued.NOBODY);
    }

    @Test
    void anOrderTookNoPlaceInAQueueFullOfViews() {
        setDue(view(ANNA));
        pass(Duration.ofSeconds(1));
        setDue(view(BEN));
        setDue(order(CLEO, "O1"));
        assertThat(queue.setDue(List.of(order(DORA, "O2")))).isEqualTo(new Enqueued(0, 0, 1));
        assertThat(users(take())).containsExactly(CLEO, DORA);
        pass(MAX_WAIT);
        assertThat(users(take())).as("who came last went first").containsExactly(ANNA);
    }

    @Test
    void aViewThatIsQueuedMakesRoomForAnOrder() {
        queue.setDue(List.of(view(ANNA), view(BEN), view(CLEO)));
        pass(MAX_WAIT);
        queue.moveDue();
        setDue(order(ANNA, "O1"));
        setDue(PendingRefresh.of(BEN, RefreshCause.ORDER, AT, "t"));
        assertThat(queue.setDue(List.of(order(DORA, "O2")))).isEqualTo(new Enqueued(0, 0, 1));
        assertThat(users(take())).containsExactlyInAnyOrder(ANNA, BEN, DORA);
    }

    @Test
    void anOrderIsRefusedOnlyByAQueueFullOfOrders() {
        queue.setDue(List.of(order(ANNA, "O1"), order(BEN, "O2"), order(CLEO, "O3")));
        assertThat(queue.setDue(List.of(order(DORA, "O4"), order(ANNA, "O5"), view(DORA))))
                .isEqualTo(new Enqueued(1, 2, 0));
        assertThat(users(take())).containsExactlyInAnyOrder(ANNA, BEN, CLEO);
    }

    private long setDue(PendingRefresh due) {
        return queue.setDue(List.of(due)).already();
    }

    private List<RefreshEntry> take() {
        queue.moveDue();
        return queue.take("worker", 10, AT_ONCE);
    }

    private static List<UserId> users(List<RefreshEntry> entries) {
        return entries.stream().map(RefreshEntry::user).toList();
    }

    private static PendingRefresh view(UserId user) {
        return PendingRefresh.of(user, RefreshCause.VIEW, AT, "v");
    }

    private static PendingRefresh order(UserId user, String order) {
        return PendingRefresh.announced(user, order, AT, "t");
    }
}
