package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.model.redis.SearchesKey;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.ErasureReport.Place;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run that is not done keeps of the users it had come to, and what erasure makes of it. */
final class JobPositionsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;

    private SmallStore store = new SmallStore(STACK, Map.of());

    JobPositionsIT() {
        store.close();
        STACK.empty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aContextOfSpringBatchHoldsTheNumberOfAPartitionAndNoId() {
        failAt(1, "c05");
        List<String> contexts = store.jdbc()
                .query("SELECT SHORT_CONTEXT FROM BATCH_STEP_EXECUTION_CONTEXT", (row, number) -> row.getString(1));
        assertThat(contexts).anySatisfy(context -> assertThat(context).contains("\"partition\":0"));
        assertThat(contexts)
                .allSatisfy(context -> assertThat(context).startsWith("{").doesNotContain("c0"));
    }

    @Test
    void thePositionOfAPartitionIsTheLastUserThatIsDone() {
        failAt(1, "c05");
        assertThat(positions()).containsExactly("c03..null");
        repairAndContinue("c05");
        assertThat(positions()).as("no id stays when the run is done").containsExactly("..null");
        assertThat(store.run(Selection.ALL, NOW))
                .isEqualTo(new JobResult.AlreadyDone(
                        NOW,
                        new RefreshAccount(
                                Map.of(Outcome.REFRESHED, SmallStore.CUSTOMERS - 1L, Outcome.UNCHANGED, 1L))));
    }

    @Test
    void anErasedUserAtThePositionIsReplacedByTheNextSmallerOneAndTheRunContinues() {
        failAt(1, "c05");
        assertThat(erasure().erase(new UserId("c03")).places()).contains(new Place("MySQL", "recs_job_positions", 1));
        assertThat(positions()).containsExactly("c02..null");
        assertThat(erasure().find(new UserId("c03")).total()).isZero();

        RefreshAccount account = repairAndContinue("c05");

        assertThat(account.count(Outcome.REFRESHED)).isEqualTo(SmallStore.CUSTOMERS - 1);
        assertThat(account.count(Outcome.UNCHANGED))
                .as("c04, of the chunk that failed")
                .isEqualTo(1);
        assertThat(account.count(Outcome.ERASED)).as("met a second time").isEqualTo(1);
        assertThat(store.list("c03")).isNull();
        assertThat(store.all("user_recommendations")).hasSize(SmallStore.CUSTOMERS - 1);
    }

    /** A text that is no id, and longer than the column of positions, lies before the user. */
    @Test
    void anErasureAtThePositionPassesOverAnIdThatIsNone() {
        failAt(1, "c05");
        store.jdbc().execute("ALTER TABLE sample_shop.customers MODIFY customer_id VARCHAR(80)");
        store.jdbc().update("INSERT INTO sample_shop.customers VALUES (RPAD('c02x', 70, 'x'), '2025-01-01')");
        erasure().erase(new UserId("c03"));
        assertThat(positions()).containsExactly("c02..null");
    }

    @Test
    void anErasedUserBetweenTwoPartitionsLeavesNoGap() {
        failEverywhere(3);
        assertThat(positions()).containsExactly("..c04", "c04..c08", "c08..null");
        erasure().erase(new UserId("c04"));
        assertThat(positions()).containsExactly("..c03", "c03..c08", "c08..null");

        repairAndContinue(all());

        assertThat(store.all("user_recommendations")).hasSize(SmallStore.CUSTOMERS - 1);
    }

    @Test
    void theFirstUserOfAllErasedLeavesAPartitionWithNobodyAndNotWithEverybody() {
        failEverywhere(SmallStore.CUSTOMERS);
        assertThat(positions()).startsWith("..c01", "c01..c02").endsWith("c11..null");
        erasure().erase(new UserId("c01"));
        assertThat(positions()).startsWith("..c00", "c00..c02");
        erasure().erase(new UserId("c00"));
        assertThat(positions()).startsWith("..", "..c02");

        repairAndContinue(all());

        assertThat(store.all("user_recommendations")).hasSize(SmallStore.CUSTOMERS - 2);
    }

    private void failAt(int partitions, String... users) {
        Map<String, Object> settings =
                Map.of("recs.refresh.skip-limit", 0, "recs.refresh.threads", 1, "recs.refresh.partitions", partitions);
        store = new SmallStore(STACK, settings);
        store.fill();
        for (String user : users) {
            store.redis().set(SearchesKey.of(new UserId(user)), "not a list");
        }
        assertThatThrownBy(() -> store.run(Selection.ALL, NOW)).isInstanceOf(TooManySkipped.class);
    }

    /** No partition gets any further than where it began. */
    private void failEverywhere(int partitions) {
        failAt(partitions, all());
    }

    private static String[] all() {
        return IntStream.range(0, SmallStore.CUSTOMERS)
                .mapToObj(SmallStore::customer)
                .toArray(String[]::new);
    }

    private RefreshAccount repairAndContinue(String... users) {
        for (String user : users) {
            store.redis().del(SearchesKey.of(new UserId(user)));
        }
        return store.account(Selection.ALL, NOW);
    }

    private List<String> positions() {
        return store.jdbc()
                .query(
                        "SELECT after_user_id, up_to_user_id FROM recs_job_positions ORDER BY partition_number",
                        (row, number) -> row.getString(1) + ".." + row.getString(2));
    }

    private Erasure erasure() {
        return new Erasure(
                new Erasure.Stores(store.jdbc(), store.bean(MongoDatabase.class), store.redis()),
                store.bean(ErasureKey.class).bytes(),
                Clock.systemUTC());
    }
}
