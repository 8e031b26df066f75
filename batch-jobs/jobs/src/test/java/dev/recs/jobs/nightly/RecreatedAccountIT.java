package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserBucket;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.ErasureReport;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user who was erased and opened an account of the same id again. */
final class RecreatedAccountIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;

    private static SmallStore store;

    @BeforeAll
    static void fill() {
        store = new SmallStore(STACK, Map.of());
        store.fill();
        store.run(Selection.ALL, NOW);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void anErasedUserWasCountedAsOptedOut() {
        erase("c00", NOW);
        RefreshAccount account = refresh("c00", NOW.plusSeconds(60));
        assertThat(account.count(Outcome.ERASED)).isEqualTo(1);
        assertThat(account.count(Outcome.OPTED_OUT)).isZero();
        assertThat(store.list("c00")).isNull();
    }

    @Test
    void aRecreatedAccountNeverGotAList() {
        erase("c01", NOW);
        created("c01", NOW.plusSeconds(10));
        store.order("c01", "P03", NOW.plusSeconds(20));
        assertThat(refresh("c01", NOW.plusSeconds(60)).count(Outcome.REFRESHED)).isEqualTo(1);
        assertThat(store.list("c01")).isNotNull();
        assertThat(isMarked("c01")).isFalse();
    }

    @Test
    void anErasureAfterTheNewAccountIsNotLifted() {
        created("c02", NOW.plusSeconds(10));
        erase("c02", NOW.plusSeconds(20));
        assertThat(refresh("c02", NOW.plusSeconds(60)).count(Outcome.ERASED)).isEqualTo(1);
        assertThat(isMarked("c02")).isTrue();
    }

    @Test
    void anErasureThatIsUndoneIsUndoneInAllPlacesAndTheNextRefreshMakesAList() {
        erase("c04", NOW);
        ErasureReport undone = erasure(NOW).undo(new UserId("c04"));
        assertThat(undone.places())
                .containsExactlyInAnyOrder(
                        new ErasureReport.Place("MongoDB", "tombstone", 1),
                        new ErasureReport.Place("Redis", "tombstone", 1));
        assertThat(undone.missing()).isEmpty();
        assertThat(isMarked("c04")).isFalse();
        assertThat(refresh("c04", NOW.plusSeconds(60)).count(Outcome.REFRESHED)).isEqualTo(1);
        assertThat(store.list("c04")).isNotNull();
        assertThat(store.redis().exists(RecommendationListKey.of(new UserId("c04"))))
                .isTrue();
        assertThat(erasure(NOW).undo(new UserId("c04")).total())
                .as("a second time")
                .isZero();
    }

    /** A night puts a tombstone back that Redis lost, with the time of the erasure and not of the night. */
    @Test
    void aTombstoneThatANightPutBackIsLiftedToo() {
        erase("c03", NOW);
        Clock night = Clock.fixed(NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        byte[] key = store.bean(ErasureKey.class).bytes();
        new TombstoneExpiry(store.bean(ShopUsers.class), store.bean(Erasure.Stores.class), key, night).run();
        store.redis().del(key("c03"));
        new TombstoneExpiry(store.bean(ShopUsers.class), store.bean(Erasure.Stores.class), key, night).run();
        assertThat(store.redis().get(key("c03"))).isEqualTo(Long.toString(NOW.toEpochMilli()));
        created("c03", NOW.plusSeconds(10));
        assertThat(refresh("c03", NOW.plusSeconds(60)).count(Outcome.REFRESHED)).isEqualTo(1);
        assertThat(isMarked("c03")).isFalse();
    }

    private static void erase(String user, Instant at) {
        erasure(at).erase(new UserId(user));
    }

    private static Erasure erasure(Instant at) {
        return new Erasure(
                store.bean(Erasure.Stores.class),
                store.bean(ErasureKey.class).bytes(),
                Clock.fixed(at, ZoneOffset.UTC));
    }

    private static void created(String user, Instant at) {
        store.jdbc()
                .update(
                        "UPDATE sample_shop.customers SET created_at = ? WHERE customer_id = ?",
                        SqlTimes.write(at),
                        user);
    }

    private static RefreshAccount refresh(String user, Instant asOf) {
        return store.bean(SingleUsers.class).refresh(List.of(new UserId(user)), asOf);
    }

    private static boolean isMarked(String user) {
        long inMongo = store.bean(MongoDatabase.class)
                .getCollection(MongoCollections.ERASURE_MARKS)
                .countDocuments(new Document(
                        "_id",
                        store.bean(ErasureKey.class)
                                .tombstoneOf(new UserId(user))
                                .hex()));
        assertThat(store.redis().exists(key(user))).as("both stores agree").isEqualTo(inMongo == 1);
        return inMongo == 1;
    }

    private static String key(String user) {
        UserId id = new UserId(user);
        return TombstoneKey.of(UserBucket.of(id), store.bean(ErasureKey.class).tombstoneOf(id));
    }
}
