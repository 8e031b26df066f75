package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserBucket;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.OptOutRestore;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.PublishedLists;
import dev.recs.stores.lists.Recommendations;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One store comes back as it was at an earlier time, the others do not: who was erased or opted out since stays so. */
final class OlderBackupIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;

    private static SmallStore store;
    private static int nights;

    @BeforeAll
    static void fill() {
        store = new SmallStore(STACK, Map.of());
        store.fill();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void anErasedUserCameBackWithAnOlderMongoDb() {
        UserId active = customer(2);
        UserId inactive = customer(200);
        night(Selection.ALL);
        Runnable restore = OlderBackup.of(store.bean(MongoDatabase.class));
        erase(active);
        erase(inactive);
        restore.run();
        assertThat(List.of(isStored(active), isStored(inactive)))
                .as("before the night")
                .containsOnly(true);

        night(Selection.ACTIVE);

        assertThat(List.of(isStored(active), isStored(inactive))).containsOnly(false);
        assertThat(List.of(isErasedInBoth(active), isErasedInBoth(inactive))).containsOnly(true);
    }

    @Test
    void anErasedUserCameBackWithAnOlderRedis() {
        UserId user = customer(2);
        store.search(user.value(), "green tea", NOW.minusSeconds(60));
        night(Selection.ALL);
        Runnable restore = OlderBackup.of(store.redis());
        erase(user);
        restore.run();
        assertThat(store.redis().keys("*" + user + "*")).as("before the night").isNotEmpty();

        night(Selection.ALL);

        assertThat(store.redis().keys("*" + user + "*")).isEmpty();
        assertThat(isErasedInBoth(user)).isTrue();
    }

    @Test
    void whoEndedTheErasureIsNotErasedAgain() {
        UserId user = customer(2);
        night(Selection.ALL);
        erase(user);
        assertThat(erasure().undo(user).missing()).isEmpty();

        night(Selection.ALL);

        assertThat(isStored(user)).isTrue();
    }

    @Test
    void whoOpenedAnAccountAfterTheErasureIsNotErasedAgain() {
        UserId user = customer(2);
        night(Selection.ALL);
        Runnable restore = OlderBackup.of(store.bean(MongoDatabase.class));
        erase(user);
        restore.run();
        store.jdbc()
                .update(
                        "UPDATE sample_shop.customers SET created_at = ? WHERE customer_id = ?",
                        SqlTimes.write(clock().instant().plusSeconds(60)),
                        user.value());

        tombstones().run();

        assertThat(isStored(user)).isTrue();
    }

    @Test
    void anOptOutWasLostWithAnOlderRedisAndEventsWereTaken() {
        UserId user = customer(2);
        Runnable restore = OlderBackup.of(store.redis());
        optOut(user);
        restore.run();
        store.search(user.value(), "black tea", NOW);

        assertThat(store.bean(OptOutRestore.class).restoreFlags()).isEqualTo(1);

        assertThat(store.redis().exists(OptOutFlagKey.of(user))).isTrue();
        assertThat(store.redis().exists(SearchesKey.of(user))).isFalse();
        assertThat(store.bean(OptOutRestore.class).restoreFlags())
                .as("the second time")
                .isZero();
    }

    @Test
    void anOptOutWasLostWithAnOlderMySql() {
        UserId user = customer(2);
        Runnable restore = OlderBackup.of(store.jdbc(), "recs_personalization");
        optOut(user);
        restore.run();

        night(Selection.ALL);

        assertThat(store.jdbc()
                        .queryForList(
                                "SELECT enabled FROM recs_personalization WHERE user_id = ?",
                                Boolean.class,
                                user.value()))
                .containsExactly(false);
        assertThat(isStored(user)).isFalse();
    }

    @Test
    void theListOfWhoOptedOutCameBackWithAnOlderMongoDb() {
        UserId inactive = customer(200);
        night(Selection.ALL);
        Runnable restore = OlderBackup.of(store.bean(MongoDatabase.class));
        optOut(inactive);
        restore.run();
        assertThat(isStored(inactive)).as("before the night").isTrue();

        night(Selection.ACTIVE);

        assertThat(isStored(inactive)).isFalse();
    }

    private static void night(Selection selection) {
        store.run(selection, NOW.plus(Duration.ofDays(++nights)));
    }

    /** Who bought two things some days ago. */
    private static UserId customer(int days) {
        String id = UUID.randomUUID().toString();
        store.addCustomer(id);
        store.order(id, "P00", NOW.minus(Duration.ofDays(days)));
        store.order(id, "P03", NOW.minus(Duration.ofDays(days + 1L)));
        return new UserId(id);
    }

    private static void erase(UserId user) {
        assertThat(erasure().erase(user).missing()).isEmpty();
        assertThat(isStored(user)).isFalse();
    }

    /** As the API does it. */
    private static void optOut(UserId user) {
        store.bean(RedisFlags.class).optOut(user, clock().instant());
        store.jdbc()
                .update(
                        "INSERT INTO recs_personalization (user_id, enabled, changed_at) VALUES (?, FALSE, ?)",
                        user.value(),
                        SqlTimes.write(clock().instant()));
        store.bean(Profiles.class).delete(List.of(user));
        store.bean(Recommendations.class).delete(List.of(user));
        store.bean(PublishedLists.class).delete(List.of(user));
    }

    private static boolean isStored(UserId user) {
        return store.profile(user.value()) != null
                || store.list(user.value()) != null
                || store.redis().exists(RecommendationListKey.of(user));
    }

    private static boolean isErasedInBoth(UserId user) {
        String tombstone = store.bean(ErasureKey.class).tombstoneOf(user).hex();
        return store.redis()
                        .exists(TombstoneKey.of(
                                UserBucket.of(user),
                                store.bean(ErasureKey.class).tombstoneOf(user)))
                && store.all("erasure_marks").stream().anyMatch(mark -> tombstone.equals(mark.getString("_id")));
    }

    private static Erasure erasure() {
        return new Erasure(stores(), store.bean(ErasureKey.class).bytes(), clock());
    }

    private static TombstoneExpiry tombstones() {
        return store.bean(TombstoneExpiry.class);
    }

    private static Erasure.Stores stores() {
        return store.bean(Erasure.Stores.class);
    }

    private static Clock clock() {
        return store.bean(Clock.class);
    }
}
