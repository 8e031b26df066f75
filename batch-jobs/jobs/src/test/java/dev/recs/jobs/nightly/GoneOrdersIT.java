package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.Outcome;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Orders that were deleted, refunded, or moved to another user by an account merge. */
final class GoneOrdersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    /** No two runs are as of the same time: the second would be done already. */
    private static int tests;

    private static final String MERGED = "c00";
    private static final String HEIR = "c01";

    private final Instant now = SmallStore.NOW.plus(Duration.ofHours(tests++));
    private final Instant nextNight = now.plus(Duration.ofDays(1));
    private SmallStore store;

    @BeforeEach
    void refreshEverybody() {
        store = new SmallStore(STACK, Map.of());
        List.of(
                        "recs_activity",
                        "sample_shop.order_lines",
                        "sample_shop.orders",
                        "sample_shop.customers",
                        "sample_shop.products")
                .forEach(table -> store.jdbc().update("DELETE FROM " + table));
        store.redis().flushAll();
        List.of(MongoCollections.USER_PROFILES, MongoCollections.USER_RECOMMENDATIONS)
                .forEach(collection -> store.bean(MongoDatabase.class)
                        .getCollection(collection)
                        .deleteMany(new Document()));
        store.fill();
        store.run(Selection.ALL, now);
        assertThat(store.list(MERGED)).isNotNull();
        store.jdbc().update("UPDATE sample_shop.orders SET customer_id = ? WHERE customer_id = ?", HEIR, MERGED);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aUserWhoseOrdersAreGoneKeptTheOldListAfterTheNight() {
        JobResult.Finished night = (JobResult.Finished) store.run(Selection.ACTIVE, nextNight);
        assertNothingIsStored();
        assertThat(night.account().read()).isEqualTo(SmallStore.CUSTOMERS - 1L);
        assertThat(night.steps().retention())
                .isEqualTo("dropped 0 of 12 profiles, refreshed 1 users whose orders are gone");
    }

    @Test
    void aUserWhoseOrdersAreGoneKeptTheOldListAfterARunOfStaleLists() {
        store.run(Selection.STALE, nextNight);
        assertNothingIsStored();
    }

    @Test
    void aUserWhoseOrdersAreGoneKeptTheOldListAfterARunOverEverybody() {
        assertThat(store.account(Selection.ALL, nextNight).count(Outcome.TOO_FEW_SIGNALS))
                .isEqualTo(1);
        assertNothingIsStored();
    }

    @Test
    void aUserWhoseOrdersAreGoneKeptTheOldListAfterTheUsersOwnRefresh() {
        assertThat(store.bean(SingleUsers.class)
                        .refresh(List.of(new UserId(MERGED)), nextNight)
                        .count(Outcome.TOO_FEW_SIGNALS))
                .isEqualTo(1);
        assertNothingIsStored();
    }

    /** The night's as-of is fixed; an order that comes while it runs is in the worker's list alone. */
    @Test
    void aNightThatSawNoOrderDeletedTheListOfAFirstOrderThatCameMeanwhile() {
        store.order(MERGED, "P05", nextNight.plusSeconds(300));
        var pipeline = store.bean(CurrentPipeline.class).current();
        pipeline.refresh(List.of(new UserId(MERGED)), nextNight.plusSeconds(301));
        Document newer = store.list(MERGED);
        assertThat(pipeline.refresh(List.of(new UserId(MERGED)), nextNight).count(Outcome.TOO_FEW_SIGNALS))
                .isEqualTo(1);
        assertThat(store.list(MERGED)).isNotNull().isEqualTo(newer);
        assertThat(store.profile(MERGED)).isNotNull();
        assertThat(store.redis().exists(RecommendationListKey.of(new UserId(MERGED))))
                .isTrue();
    }

    @Test
    void searchesOfAnOldProfileWereRevivedForEver() {
        store.search(MERGED, "tea pot", now.minus(Duration.ofDays(100)));
        store.run(Selection.ALL, now.plusSeconds(1));
        store.redis().del(SearchesKey.of(new UserId(MERGED)));
        var single = store.bean(SingleUsers.class);
        List<UserId> merged = List.of(new UserId(MERGED));
        assertThat(single.refresh(merged, now.plus(Duration.ofDays(80))).count(Outcome.TOO_FEW_SIGNALS))
                .as("180 days after the search it still counts")
                .isZero();
        assertThat(single.refresh(merged, now.plus(Duration.ofDays(81))).count(Outcome.TOO_FEW_SIGNALS))
                .isEqualTo(1);
        assertNothingIsStored();
    }

    private void assertNothingIsStored() {
        UserId user = new UserId(MERGED);
        assertThat(store.profile(MERGED)).isNull();
        assertThat(store.list(MERGED)).isNull();
        assertThat(store.redis().exists(RecommendationListKey.of(user))).isFalse();
        assertThat(store.redis().exists(UserProfileKey.of(user))).isFalse();
        assertThat(store.list(HEIR)).isNotNull();
    }
}
