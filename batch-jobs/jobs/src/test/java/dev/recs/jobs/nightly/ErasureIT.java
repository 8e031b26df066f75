package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserBucket;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshPipeline;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Erasure beside refreshes, runs, and the nights after it. */
final class ErasureIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;
    private static final int ROUNDS = 60;

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

    /** Whichever comes second sees the other: erasure marks, then deletes; a refresh writes, then looks for marks. */
    @Test
    void nothingIsLeftOfAUserWhoseErasureMeetsARunningRefresh() throws InterruptedException {
        RefreshPipeline refresh = store.bean(CurrentPipeline.class).current();
        Erasure erasure = erasure(Clock.systemUTC());
        long usualNanos = Math.max(1, nanosOf(() -> refresh.refresh(List.of(customer()), NOW)));
        Random random = new Random(5);
        Set<Outcome> met = EnumSet.noneOf(Outcome.class);
        for (int round = 0; round < ROUNDS; round++) {
            UserId user = customer();
            CompletableFuture<List<Outcome>> refreshes = CompletableFuture.supplyAsync(
                    () -> List.of(outcome(refresh, user, NOW), outcome(refresh, user, NOW.plusSeconds(1))));
            Thread.sleep(Duration.ofNanos((long) (2 * usualNanos * random.nextDouble())));
            assertThat(erasure.erase(user).missing()).isEmpty();
            met.addAll(refreshes.join());
            assertThat(erasure.find(user).total()).as("round %d", round).isZero();
            assertThat(store.profile(user.value())).as("round %d", round).isNull();
            assertThat(store.list(user.value())).as("round %d", round).isNull();
            assertThat(store.redis().keys("*" + user + "*"))
                    .as("round %d", round)
                    .isEmpty();
        }
        assertThat(met).as("refreshes before and after the mark").contains(Outcome.REFRESHED, Outcome.ERASED);
    }

    @Test
    void tombstoneIsKeptWhileTheShopListsTheUserAndThirtyDaysMore() {
        UserId listed = customer();
        UserId unlisted = new UserId(UUID.randomUUID().toString());
        erasure(at(NOW)).erase(listed);
        erasure(at(NOW)).erase(unlisted);
        Instant day31 = NOW.plus(Duration.ofDays(31));

        expiry(NOW.plus(Duration.ofDays(29))).run();
        assertThat(isMarked(unlisted)).isTrue();
        expiry(day31).run();
        assertThat(isMarked(unlisted)).isFalse();
        assertThat(isMarked(listed)).isTrue();

        store.jdbc().update("DELETE FROM sample_shop.order_lines WHERE order_id LIKE CONCAT(?, '%')", listed.value());
        store.jdbc().update("DELETE FROM sample_shop.orders WHERE customer_id = ?", listed.value());
        store.jdbc().update("DELETE FROM sample_shop.customers WHERE customer_id = ?", listed.value());
        expiry(day31.plus(Duration.ofDays(29))).run();
        assertThat(isMarked(listed)).isTrue();
        expiry(day31.plus(Duration.ofDays(31))).run();
        assertThat(isMarked(listed)).isFalse();
    }

    @Test
    void tombstoneThatRedisLostIsPutBackByTheNextNightlyJob() {
        UserId user = customer();
        erasure(at(NOW)).erase(user);
        store.redis().del(key(user));
        store.run(Selection.ALL, NOW.plus(Duration.ofHours(1)));
        assertThat(store.redis().exists(key(user))).isTrue();
        assertThat(store.profile(user.value())).isNull();
    }

    private static Outcome outcome(RefreshPipeline refresh, UserId user, Instant asOf) {
        var account = refresh.refresh(List.of(user), asOf);
        return EnumSet.allOf(Outcome.class).stream()
                .filter(outcome -> account.count(outcome) == 1)
                .findFirst()
                .orElseThrow();
    }

    /** Who bought, searched and looked. */
    private static UserId customer() {
        String id = UUID.randomUUID().toString();
        store.addCustomer(id);
        store.order(id, "P00", NOW.minus(Duration.ofDays(1)));
        store.order(id, "P03", NOW.minus(Duration.ofDays(2)));
        store.search(id, "green tea", NOW.minus(Duration.ofDays(1)));
        store.view(id, "P04", NOW.minus(Duration.ofDays(1)));
        return new UserId(id);
    }

    private static long nanosOf(Runnable work) {
        work.run();
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static boolean isMarked(UserId user) {
        boolean inRedis = store.redis().exists(key(user));
        boolean inMongo = store.all("erasure_marks").stream()
                .anyMatch(mark -> mark.getString("_id")
                        .equals(store.bean(ErasureKey.class).tombstoneOf(user).hex()));
        assertThat(inRedis).as("both stores agree").isEqualTo(inMongo);
        return inRedis;
    }

    private static String key(UserId user) {
        return TombstoneKey.of(UserBucket.of(user), store.bean(ErasureKey.class).tombstoneOf(user));
    }

    private static Erasure erasure(Clock clock) {
        return new Erasure(stores(), store.bean(ErasureKey.class).bytes(), clock);
    }

    private static TombstoneExpiry expiry(Instant now) {
        return new TombstoneExpiry(
                store.bean(ShopUsers.class),
                stores(),
                store.bean(ErasureKey.class).bytes(),
                at(now));
    }

    private static Erasure.Stores stores() {
        return new Erasure.Stores(store.jdbc(), store.bean(MongoDatabase.class), store.redis());
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
