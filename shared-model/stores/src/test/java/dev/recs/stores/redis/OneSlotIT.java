package dev.recs.stores.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.ProductId;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.IdempotencyKey;
import dev.recs.model.redis.ImpressionValue;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.SourceCounters;
import dev.recs.model.redis.UserBucket;
import dev.recs.stores.activity.EventRecorder;
import dev.recs.stores.counters.CacheReads;
import dev.recs.stores.counters.ClickThrough;
import dev.recs.stores.redis.RecordScript.Answer;
import dev.recs.stores.redis.RecordScript.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** What no contract of a port covers, in a Redis Cluster: events of many users, reads of many users, counters. */
final class OneSlotIT {

    @RegisterExtension
    static final ClusterStack CLUSTER = new ClusterStack();

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<UserId> USERS =
            IntStream.range(0, 200).mapToObj(i -> new UserId("user-" + i)).toList();

    private final UnifiedJedis redis = CLUSTER.connect();

    @BeforeEach
    void empty() {
        redis.flushAll();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    /** Else the tests here hold nothing. */
    @Test
    void theServerRefusesKeysOfTwoSlots() {
        assertThatThrownBy(() -> redis.eval("return 1", List.of("a", "b"), List.of()))
                .isInstanceOf(JedisException.class);
        CLUSTER.cluster().ports().stream().findFirst().ifPresent(port -> {
            try (var jedis = new Jedis("127.0.0.1", port)) {
                assertThatThrownBy(() -> jedis.mget("a", "b"))
                        .isInstanceOf(JedisDataException.class)
                        .hasMessageContaining("CROSSSLOT");
            }
        });
    }

    @Test
    void allKeysOfAUserLieInOneSlotAndThoseOfTheQueueInOne() {
        for (UserId user : USERS) {
            assertThat(List.of(
                            RecommendationListKey.of(user),
                            BoughtSinceKey.of(user),
                            SearchesKey.of(user),
                            OptOutFlagKey.of(user),
                            ActivityKey.of(user),
                            SourceCounters.keyOf(user, NOW),
                            IdempotencyKey.of(user, "post", 0)))
                    .extracting(JedisClusterCRC16::getSlot)
                    .containsOnly(JedisClusterCRC16.getSlot(RecommendationListKey.of(user)));
        }
        assertThat(PendingRefreshScript.keys())
                .extracting(JedisClusterCRC16::getSlot)
                .containsOnly(JedisClusterCRC16.getSlot(SharedKeys.PROFILE_REFRESH_DEAD));
    }

    @Test
    void eventsOfManyUsersAreRecordedOnceEach() {
        EventRecorder recorder = new EventRecorder(redis);
        List<RecordScript.Call> calls =
                USERS.stream().map(user -> call(recorder, user)).toList();
        assertThat(recorder.record(calls, Long.MAX_VALUE >> 10))
                .extracting(Answer::outcome)
                .containsOnly(Outcome.RECORDED)
                .hasSize(USERS.size());
        assertThat(recorder.record(calls, Long.MAX_VALUE >> 10))
                .extracting(Answer::outcome)
                .containsOnly(Outcome.REPEATED);
        for (UserId user : USERS) {
            assertThat(redis.llen(SearchesKey.of(user))).isEqualTo(1);
            assertThat(redis.get(BoughtSinceKey.of(user))).isEqualTo("p1\n");
            assertThat(redis.zscore(ActivityKey.of(user), user.value())).isEqualTo((double) NOW.toEpochMilli());
        }
        Map<String, ClickThrough.Shown> shown = new ClickThrough(redis).bySource(LocalDate.parse("2026-03-02"));
        assertThat(shown).isEqualTo(Map.of("popular", new ClickThrough.Shown(USERS.size(), 0)));
    }

    @Test
    void aReadOfManyUsersBringsTheValuesInTheOrderOfTheKeys() {
        USERS.forEach(user -> redis.set(RecommendationListKey.of(user), user.value()));
        byte[][] keys = USERS.stream()
                .flatMap(user -> List.of(RecommendationListKey.of(user), OptOutFlagKey.of(user)).stream())
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        List<byte[]> values = KeyReads.mget(redis, keys);
        for (int i = 0; i < USERS.size(); i++) {
            assertThat(values.get(2 * i))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(USERS.get(i).value());
            assertThat(values.get(2 * i + 1)).isNull();
        }
    }

    @Test
    void keysOfAllNodesAreFound() {
        USERS.forEach(user -> redis.set(RecommendationListKey.of(user), "x"));
        List<String> found = new ArrayList<>();
        KeyPages.forEach(redis, RecommendationListKey.PATTERN, found::addAll);
        assertThat(found)
                .containsAll(USERS.stream().map(RecommendationListKey::of).toList());
    }

    @Test
    void aScriptThatTheServersLostIsSentAgain() {
        RedisScript script = new RedisScript("return KEYS[1] .. ARGV[1]");
        List<RedisScript.Call> calls = USERS.stream()
                .map(user -> RedisScript.Call.of(List.of(SearchesKey.of(user)), List.of("!")))
                .toList();
        for (int round = 0; round < 2; round++) {
            assertThat(script.runAll(redis, calls))
                    .extracting(reply -> new String((byte[]) reply, StandardCharsets.UTF_8))
                    .containsExactlyElementsOf(USERS.stream()
                            .map(user -> SearchesKey.of(user) + "!")
                            .toList());
            redis.scriptFlush();
        }
    }

    @Test
    void countersAndWhatAServerTellsNeedNoKeyOfAUser() {
        CacheReads reads = new CacheReads(redis);
        reads.add(4, 3);
        assertThat(reads.hitRate()).hasValue(0.75);
        assertThat(RedisTopology.version(redis))
                .hasValueSatisfying(version -> assertThat(version).startsWith("redis_version:"));
        assertThat(RedisTopology.answers(redis)).isTrue();
    }

    private static RecordScript.Call call(EventRecorder recorder, UserId user) {
        Tombstone tombstone = Tombstone.compute(user, "a key of sixteen".getBytes(StandardCharsets.UTF_8));
        RecordScript.Call call =
                new RecordScript.Call(user, recorder.marksOf(user, tombstone), IdempotencyKey.of(user, "post", 0));
        call.search("{\"query\":\"tea\",\"at\":1}", NOW);
        call.order(List.of(new ProductId("p1")), NOW);
        call.impression(new ImpressionValue(new ProductId("p1"), NOW, false), "popular");
        return call;
    }

    /** With three masters a third of the buckets each, more or less, so that no node has all the users. */
    @Test
    void bucketsAreSpreadOverTheSlots() {
        int[] thirds = new int[3];
        UserBucket.all().forEach(bucket -> thirds[JedisClusterCRC16.getSlot(ActivityKey.of(bucket)) * 3 / 16_384]++);
        assertThat(Arrays.stream(thirds).boxed())
                .allSatisfy(third -> assertThat(third).isBetween(300, 380));
    }
}
