package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lock is one server's and ends with its connection: after a failover or behind a Galera cluster two runs may hold it. */
final class TwoHoldersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Map<String, Object> SETTINGS =
            Map.of("recs.refresh.chunk-size", 2, "recs.refresh.threads", 1, "recs.refresh.partitions", 2);

    private SmallStore first;
    private SmallStore second;

    TwoHoldersIT() {
        STACK.empty();
        first = new SmallStore(STACK, SETTINGS);
        second = new SmallStore(STACK, SETTINGS);
    }

    @BeforeEach
    void fill() {
        first.fill();
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    /** What the first one does after that is refused by the versions of its executions, and its lists are those of the same moment. */
    @Test
    void aRunThatLostItsLockEndsAndTheOneThatContinuedItAccountsForEveryUserOnce() throws Exception {
        Held held = new Held();
        first.bean(Progress.class).watchedBy(held);
        CompletableFuture<JobResult> lost =
                CompletableFuture.supplyAsync(() -> first.run(Selection.ALL, SmallStore.NOW));
        held.await();
        loseTheLock();

        JobResult continued = second.run(Selection.ALL, SmallStore.NOW);
        held.release();

        assertThat(lost)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .havingRootCause()
                .withMessageContaining("wrong version");
        assertThat(continued.account()).isEqualTo(allRefreshed());
        assertThat(second.run(Selection.ALL, SmallStore.NOW))
                .isEqualTo(new JobResult.AlreadyDone(SmallStore.NOW, allRefreshed()));
        assertThat(second.all(MongoCollections.USER_RECOMMENDATIONS))
                .hasSize(SmallStore.CUSTOMERS)
                .allSatisfy(list -> assertThat(list).containsEntry("asOf", Date.from(SmallStore.NOW)));
    }

    /** An older run writes over nothing that a newer one wrote. */
    @Test
    void ofTwoRunsAtOnceTheNewerOnesListsStay() throws Exception {
        Held held = new Held();
        first.bean(Progress.class).watchedBy(held);
        CompletableFuture<JobResult> older =
                CompletableFuture.supplyAsync(() -> first.run(Selection.ALL, SmallStore.NOW));
        held.await();
        loseTheLock();

        JobResult newer = second.run(Selection.ALL, SmallStore.NOW.plusSeconds(60));
        held.release();
        older.exceptionally(failure -> newer).get(1, TimeUnit.MINUTES);

        assertThat(newer.account().read()).isEqualTo(SmallStore.CUSTOMERS);
        assertThat(second.all(MongoCollections.USER_RECOMMENDATIONS))
                .hasSize(SmallStore.CUSTOMERS)
                .allSatisfy(list -> assertThat(list).containsEntry("asOf", Date.from(SmallStore.NOW.plusSeconds(60))));
    }

    private void loseTheLock() {
        Long holder = Objects.requireNonNull(
                second.jdbc().queryForObject("SELECT IS_USED_LOCK('recs-refresh:recs')", Long.class));
        second.jdbc().execute("KILL " + holder);
    }

    private static RefreshAccount allRefreshed() {
        return new RefreshAccount(Map.of(Outcome.REFRESHED, (long) SmallStore.CUSTOMERS));
    }

    /** Stops the run after its first chunk. */
    private static final class Held implements Progress.Watcher {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public void begin(long users, long before) {}

        @Override
        public void advance(long users) {
            reached.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void end() {}

        void await() throws InterruptedException {
            assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
        }

        void release() {
            released.countDown();
        }
    }
}
