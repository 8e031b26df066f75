package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.SearchesKey;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.stores.SqlTimes;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The run with real servers. */
final class NightlyJobLauncherIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private SmallStore store;

    NightlyJobLauncherIT() {
        STACK.empty();
        store = new SmallStore(STACK, Map.of());
    }

    @BeforeEach
    void fill() {
        store.fill();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyUserIsRefreshedOnceAndARerunSendsNothingAndRewritesNoProfile() {
        assertThat(store.account(Selection.ALL, NOW))
                .isEqualTo(accountOf(Map.of(Outcome.REFRESHED, (long) SmallStore.CUSTOMERS)));
        List<Document> profiles = store.all(MongoCollections.USER_PROFILES);
        assertThat(profiles).hasSize(SmallStore.CUSTOMERS);
        assertThat(store.all(MongoCollections.USER_RECOMMENDATIONS))
                .hasSize(SmallStore.CUSTOMERS)
                .allSatisfy(list ->
                        assertThat(list.getList("items", Document.class)).isNotEmpty());
        Document list = Objects.requireNonNull(store.list("c00"));
        long sent = store.bean(Embedder.class).usage().texts();
        assertThat(sent).isEqualTo(20);

        assertThat(store.account(Selection.ALL, TOMORROW))
                .isEqualTo(accountOf(Map.of(Outcome.LIST_UNCHANGED, (long) SmallStore.CUSTOMERS)));

        assertThat(store.bean(Embedder.class).usage().texts()).isEqualTo(sent);
        assertThat(store.all(MongoCollections.USER_PROFILES)).isEqualTo(profiles);
        assertThat(store.list("c00"))
                .containsEntry("asOf", Date.from(TOMORROW))
                .containsEntry("generatedAt", list.getDate("generatedAt"))
                .containsEntry("items", list.get("items"))
                .extractingByKey("recipe")
                .asString()
                .as("that of the new model")
                .endsWith(TOMORROW.toString());
    }

    @Test
    void aRunThatIsDoneIsNotRepeatedWhenAskedForByItsTime() {
        JobResult first = store.run(Selection.ALL, NOW);
        assertThat(store.run(Selection.ALL, NOW)).isEqualTo(new JobResult.AlreadyDone(NOW, first.account()));
    }

    @Test
    void onePoisonUserIsRecordedWithItsReasonAndAllOthersAreWritten() {
        store.redis().del(SearchesKey.of(new UserId("c05")));
        store.redis().lpush(SearchesKey.of(new UserId("c05")), "no json");

        assertThat(store.account(Selection.ALL, NOW))
                .isEqualTo(accountOf(Map.of(Outcome.REFRESHED, SmallStore.CUSTOMERS - 1L, Outcome.SKIPPED, 1L)));

        assertThat(store.list("c05")).isNull();
        assertThat(store.all(MongoCollections.USER_RECOMMENDATIONS)).hasSize(SmallStore.CUSTOMERS - 1);
        assertThat(store.jdbc().queryForList("SELECT user_id, reason FROM recs_skipped_users"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("user_id", "c05");
                    assertThat(Objects.toString(row.get("reason"))).startsWith("search in Redis is not of our form");
                });
    }

    @Test
    void overTheSkipLimitTheRunFailsAndAfterARepairItContinuesToTheSameEnd() {
        store.close();
        store = new SmallStore(
                STACK, Map.of("recs.refresh.skip-limit", 2, "recs.refresh.threads", 1, "recs.refresh.partitions", 1));
        List<String> poisoned = List.of("c02", "c05", "c08");
        poisoned.forEach(user -> store.redis().set(SearchesKey.of(new UserId(user)), "not a list"));

        assertThatThrownBy(() -> store.run(Selection.ALL, NOW))
                .isInstanceOf(TooManySkipped.class)
                .hasMessageStartingWith("3 users were skipped, which is more than recs.refresh.skip-limit 2");
        store.redis().del(SearchesKey.of(new UserId("c08")));

        RefreshAccount account = store.account(Selection.ALL, NOW);
        assertThat(account.read()).isEqualTo(SmallStore.CUSTOMERS);
        assertThat(account.count(Outcome.SKIPPED)).isEqualTo(2);
        assertThat(store.list("c08")).isNotNull();
    }

    @Test
    void withoutATimeAnUnfinishedRunIsContinuedWithItsOwn() {
        store.close();
        store = new SmallStore(STACK, Map.of("recs.refresh.skip-limit", 0));
        store.redis().set(SearchesKey.of(new UserId("c05")), "not a list");
        NightlyJobLauncher run = store.bean(NightlyJobLauncher.class);
        JobRequest request = new JobRequest(Selection.ALL, Optional.empty());
        assertThatThrownBy(() -> run.run(request)).isInstanceOf(TooManySkipped.class);
        Instant asOf = store.jdbc()
                .query("SELECT as_of FROM recs_run_reports", (row, number) -> SqlTimes.read(row, "as_of"))
                .getFirst();
        store.redis().del(SearchesKey.of(new UserId("c05")));

        JobResult result = run.run(request);

        assertThat(result.asOf()).isEqualTo(asOf);
        assertThat(result.account()).isEqualTo(accountOf(Map.of(Outcome.REFRESHED, (long) SmallStore.CUSTOMERS)));
        assertThat(run.run(request).asOf()).isAfter(asOf);
    }

    @Test
    void theProgressOfAContinuedRunBeginsWhereTheFirstAttemptEnded() {
        store.close();
        Map<String, Object> oneByTwo =
                Map.of("recs.refresh.chunk-size", 2, "recs.refresh.threads", 1, "recs.refresh.partitions", 1);
        Map<String, Object> strict = new HashMap<>(oneByTwo);
        strict.put("recs.refresh.skip-limit", 0);
        store = new SmallStore(STACK, strict);
        store.redis().set(SearchesKey.of(new UserId("c05")), "not a list");
        assertThatThrownBy(() -> store.run(Selection.ALL, NOW)).isInstanceOf(TooManySkipped.class);
        store.redis().del(SearchesKey.of(new UserId("c05")));
        RecordedProgress progress = new RecordedProgress();
        store.bean(Progress.class).watchedBy(progress);

        store.run(Selection.ALL, NOW);

        assertThat(progress.begin).containsExactly((long) SmallStore.CUSTOMERS, 4L);
        assertThat(progress.done.sum()).isEqualTo(SmallStore.CUSTOMERS - 4);
    }

    @Test
    void aContinuedRunTrainsTheModelAgainIfItCannotBeReadAnyMore() {
        store.close();
        store = new SmallStore(STACK, Map.of("recs.refresh.skip-limit", 0));
        store.redis().set(SearchesKey.of(new UserId("c05")), "not a list");
        assertThatThrownBy(() -> store.run(Selection.ALL, NOW)).isInstanceOf(TooManySkipped.class);
        store.redis().del(SearchesKey.of(new UserId("c05")));
        store.close();
        store = new SmallStore(STACK, Map.of());
        var models = store.bean(MongoDatabase.class).getCollection("catalog_models");
        assertThat(models.deleteMany(Filters.exists("part")).getDeletedCount()).isPositive();

        assertThat(store.account(Selection.ALL, NOW))
                .isEqualTo(accountOf(Map.of(Outcome.REFRESHED, (long) SmallStore.CUSTOMERS)));
        assertThat(models.countDocuments(Filters.exists("part"))).isPositive();
    }

    @Test
    void twoRunsAtOnceAreRefused() throws Exception {
        try (JobLock _ = JobLock.acquire(store.bean(javax.sql.DataSource.class))) {
            assertThatThrownBy(() -> store.run(Selection.ALL, NOW))
                    .isInstanceOf(JobAlreadyRunning.class)
                    .hasMessage(
                            "another refresh is in progress (it has the lock 'recs-refresh:recs' of MySQL): wait until it has ended");
        }
        assertThat(store.account(Selection.ALL, NOW).read()).isEqualTo(SmallStore.CUSTOMERS);
    }

    @Test
    void theProfileOfAUserWhoIsGoneIsDroppedAndMoreThanATenthOnlyWithForce() {
        store.run(Selection.ALL, NOW);
        store.jdbc().update("DELETE FROM sample_shop.customers WHERE customer_id = 'c03'");
        store.run(Selection.ALL, TOMORROW);
        assertThat(store.profile("c03")).isNull();
        assertThat(store.list("c03")).isNull();

        store.jdbc().update("DELETE FROM sample_shop.customers WHERE customer_id IN ('c04', 'c05')");
        Instant later = TOMORROW.plusSeconds(60);
        assertThat(store.run(Selection.ALL, later))
                .isInstanceOfSatisfying(
                        JobResult.Finished.class,
                        result ->
                                assertThat(result.steps().retention()).startsWith("dropped nobody: 2 of 11 profiles"));
        assertThat(store.profile("c04")).isNotNull();

        store.bean(NightlyJobLauncher.class)
                .run(new JobRequest(Selection.ALL, Optional.of(later.plusSeconds(60)), true, false));
        assertThat(store.profile("c04")).isNull();
    }

    @Test
    void aListOfASilentUserMadeByARunOverEverybodyIsKeptForNinetyDays() {
        store.addCustomer("silent");
        store.order("silent", "P00", NOW.minus(Duration.ofDays(200)));
        store.run(Selection.ALL, NOW);
        assertThat(store.list("silent")).isNotNull();

        store.run(Selection.ACTIVE, TOMORROW);
        assertThat(store.list("silent")).isNotNull();

        assertThat(store.run(Selection.ACTIVE, NOW.plus(Duration.ofDays(91))))
                .isInstanceOfSatisfying(
                        JobResult.Finished.class,
                        result -> assertThat(result.steps().retention()).isEqualTo("dropped 1 of 13 profiles"));
        assertThat(store.list("silent")).isNull();
        assertThat(store.profile("silent")).isNull();
        assertThat(store.list("c00")).as("silent for 94 days").isNotNull();
    }

    private static RefreshAccount accountOf(Map<Outcome, Long> counts) {
        return new RefreshAccount(counts);
    }

    private static final class RecordedProgress implements Progress.Watcher {

        private final List<Long> begin = new CopyOnWriteArrayList<>();
        private final LongAdder done = new LongAdder();

        @Override
        public void begin(long users, long before) {
            begin.addAll(List.of(users, before));
        }

        @Override
        public void advance(long users) {
            done.add(users);
        }

        @Override
        public void end() {}
    }
}
