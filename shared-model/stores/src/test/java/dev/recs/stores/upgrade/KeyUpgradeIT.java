package dev.recs.stores.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.FormerKeys;
import dev.recs.model.redis.LastShownKey;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.SourceCounters;
import dev.recs.stores.activity.ActiveUsers;
import dev.recs.stores.counters.ClickThrough;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.queue.DeadLetter;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.queue.RedisRefreshQueue;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XReadGroupParams;

/** What processes of release 1.0.0 left in Redis, or write beside this one. */
final class KeyUpgradeIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final byte[] KEY = "a key of sixteen".getBytes(StandardCharsets.UTF_8);
    private static final QueueSettings QUEUE = Bound.settings(QueueSettings.class, Map.of());
    private static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");

    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
    private final RedisRefreshQueue queue = new RedisRefreshQueue(redis, QUEUE);

    @BeforeEach
    void empty() {
        redis.flushAll();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void allThatIsNotAListIsMovedAndASecondRunFindsNothing() {
        redis.rpush("user_searches:anna", search("lamp", 20), search("tea", 10));
        redis.rpush(SearchesKey.of(ANNA), search("cup", 15), search("tea", 10));
        redis.expire(SearchesKey.of(ANNA), 1_000);
        redis.set("user_bought:ben", "p1\n");
        redis.expire("user_bought:ben", 1_000);
        redis.zadd("user_last_shown:anna", Map.of("p1", 10d, "p2", 20d));
        redis.zadd(LastShownKey.of(ANNA), Map.of("p1", 15d, "p2", 15d));
        redis.set("opted_out:ben", "1");
        redis.zadd("user_activity", Map.of("anna", 30d, "ben", 40d));
        redis.zadd(ActivityKey.of(ANNA), 35d, "anna");
        redis.hset("recommendations_shown:2026-03-02", Map.of("popular:impressions", "3"));
        redis.hset(SourceCounters.keyOf(ANNA, Instant.parse("2026-03-02T00:00:00Z")), "popular:impressions", "4");
        redis.xadd("profile_refresh_dead", (StreamEntryID) null, Map.of("user", "ben", "reason", "too long"));
        redis.set("user_recommendations:anna", "a list");

        assertThat(upgrade()).isEqualTo(new KeyUpgrade.Moved(0, 1, 2, 5));
        assertThat(upgrade()).isEqualTo(new KeyUpgrade.Moved(0, 0, 0, 0));

        assertThat(redis.lrange(SearchesKey.of(ANNA), 0, -1))
                .containsExactly(search("lamp", 20), search("cup", 15), search("tea", 10));
        assertThat(redis.ttl(SearchesKey.of(ANNA))).isBetween(900L, 1_000L);
        assertThat(redis.get(BoughtSinceKey.of(BEN))).isEqualTo("p1\n");
        assertThat(redis.ttl(BoughtSinceKey.of(BEN))).isBetween(900L, 1_000L);
        assertThat(redis.zscore(LastShownKey.of(ANNA), "p1")).isEqualTo(15);
        assertThat(redis.zscore(LastShownKey.of(ANNA), "p2")).isEqualTo(20);
        assertThat(redis.exists(OptOutFlagKey.of(BEN))).isTrue();
        assertThat(active()).isEqualTo(Map.of(ANNA, Instant.ofEpochMilli(35), BEN, Instant.ofEpochMilli(40)));
        assertThat(new ClickThrough(redis).bySource(LocalDate.parse("2026-03-02")))
                .isEqualTo(Map.of("popular", new ClickThrough.Shown(7, 0)));
        assertThat(new DeadLetters(redis).newest(10))
                .extracting(DeadLetter::userId)
                .containsExactly("ben");
        assertThat(redis.keys("*").stream().filter(key -> !key.contains("{")))
                .as("a list is left to expire, and an empty stream stays")
                .containsExactlyInAnyOrder("user_recommendations:anna", "profile_refresh_dead");
    }

    @Test
    void marksOfReleaseOneCountAndEndByTheUsersOwnWord() {
        RedisFlags flags = new RedisFlags(redis, KEY);
        redis.set(FormerKeys.tombstone(Tombstone.compute(ANNA, KEY)), Long.toString(NOW.toEpochMilli()));
        redis.set(FormerKeys.optOut(BEN), "1");
        assertThat(flags.flagged(List.of(ANNA, BEN))).containsExactlyInAnyOrder(ANNA, BEN);
        assertThat(flags.erasedAt(List.of(ANNA, BEN))).isEqualTo(Map.of(ANNA, NOW));
        flags.remove(ANNA);
        flags.optIn(BEN);
        assertThat(redis.keys("*")).isEmpty();
    }

    /** A worker of this release does it without being told. */
    @Test
    void whoWaitsOrIsQueuedIsTakenOverWithAllOrders() {
        waits(
                "anna",
                "{\"first\":1,\"cause\":\"order\",\"at\":5,\"trace\":\"t\",\"orders\":\"o1\\no2\",\"attempts\":1,\"patient\":false}",
                1);
        String entry = redis.xadd("profile_refresh", (StreamEntryID) null, entry("ben", "o3"))
                .toString();
        waits(
                "ben",
                "{\"first\":1,\"cause\":\"order\",\"at\":5,\"trace\":\"t\",\"orders\":\"o3\",\"attempts\":0,\"patient\":false,\"entry\":\""
                        + entry + "\"}",
                9e12);
        queue.moveDue();
        List<RefreshEntry> taken = queue.take("w", 10, Duration.ofSeconds(1));
        assertThat(taken).extracting(RefreshEntry::user).containsExactlyInAnyOrder(ANNA, BEN);
        assertThat(taken).flatExtracting(RefreshEntry::orders).containsExactlyInAnyOrder("o1", "o2", "o3");
        queue.finish(taken);
        assertThat(redis.exists("profile_refresh_due", "profile_refresh_marks")).isZero();
        assertThat(redis.xlen("profile_refresh")).isZero();
        assertThat(redis.zcard(SharedKeys.PROFILE_REFRESH_DUE)).isZero();
    }

    @Test
    void aUserWhoIsInBothQueuesIsRefreshedOnceForAllOrders() {
        queue.setDue(List.of(PendingRefresh.announced(ANNA, "new", NOW, "t")));
        waits(
                "anna",
                "{\"first\":1,\"cause\":\"order\",\"at\":5,\"trace\":\"t\",\"orders\":\"old\",\"attempts\":0,\"patient\":false}",
                1);
        queue.moveDue();
        List<RefreshEntry> taken = queue.take("w", 10, Duration.ofSeconds(1));
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().orders()).containsExactlyInAnyOrder("new", "old");
    }

    /** What a worker of 1.0.0 has taken is its own until the visibility timeout. */
    @Test
    void whatAWorkerThatDiedHadTakenComesBack() {
        redis.xgroupCreate("profile_refresh", "refreshers", new StreamEntryID(0, 0), true);
        redis.xadd("profile_refresh", (StreamEntryID) null, entry("anna", "o1"));
        redis.xreadGroup(
                "refreshers",
                "dead",
                XReadGroupParams.xReadGroupParams().count(1),
                Map.of("profile_refresh", StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        queue.moveDue();
        assertThat(queue.take("w", 10, Duration.ofMillis(50))).isEmpty();
        redis.xclaimJustId(
                "profile_refresh",
                "refreshers",
                "dead",
                0,
                XClaimParams.xClaimParams().idle(QUEUE.visibilityTimeout().toMillis() + 1),
                redis.xrange("profile_refresh", "-", "+").getFirst().getID());
        queue.moveDue();
        assertThat(queue.take("w", 10, Duration.ofSeconds(1)))
                .extracting(RefreshEntry::user)
                .containsExactly(ANNA);
        assertThat(redis.xlen("profile_refresh")).isZero();
    }

    private KeyUpgrade.Moved upgrade() {
        return new KeyUpgrade(redis, QUEUE).run();
    }

    private void waits(String user, String mark, double due) {
        redis.hset("profile_refresh_marks", user, mark);
        redis.zadd("profile_refresh_due", due, user);
    }

    private Map<UserId, Instant> active() {
        Map<UserId, Instant> active = new HashMap<>();
        new ActiveUsers(redis).forEachPage(active::putAll);
        return active;
    }

    private static Map<String, String> entry(String user, String orders) {
        return Map.of("user", user, "cause", "order", "at", "5", "trace", "t", "orders", orders, "attempts", "0");
    }

    private static String search(String query, long at) {
        return "{\"query\":\"%s\",\"at\":%d}".formatted(query, at);
    }
}
