package dev.recs.stores.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.erasure.Tombstones;
import dev.recs.stores.lists.Recommendations.NewStamp;
import dev.recs.stores.lists.Recommendations.Stamp;
import dev.recs.stores.redis.KeyPages;
import dev.recs.testing.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

class PublishedListsIT extends PublishedListsContract {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final byte[] KEY = "a key".getBytes(StandardCharsets.UTF_8);

    private final UnifiedJedis redis = connect();

    /** Another way to run Redis has the same contract. */
    UnifiedJedis connect() {
        return RedisClient.create(STACK.addresses().redisUrl());
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Override
    PublishedLists create() {
        redis.flushAll();
        return new RedisLists(redis, KEY, new CacheTimes(Duration.ofHours(1), TTL));
    }

    @Override
    Tombstones tombstones() {
        return new RedisFlags(redis, KEY);
    }

    @Override
    void optOut(UserId user) {
        new RedisFlags(redis, KEY).optOut(user, Samples.NOW);
    }

    @Override
    boolean isPublished(UserId user, ListVersion version) {
        byte[] value = redis.get(RecommendationListKey.of(user).getBytes(StandardCharsets.UTF_8));
        return value != null
                && Arrays.equals(
                        value,
                        RecommendationListValue.of(Samples.list(user, version)).toBytes());
    }

    @Override
    boolean isStamped(UserId user, ListVersion made, ListVersion stamp) {
        byte[] value = redis.get(RecommendationListKey.of(user).getBytes(StandardCharsets.UTF_8));
        byte[] written = RecommendationListValue.of(Samples.list(user, made)).toBytes();
        byte[] times = Envelope.stamp(stamp, "new recipe");
        System.arraycopy(times, 0, written, Envelope.STAMP_AT, times.length);
        return Arrays.equals(value, written)
                && RecommendationListValue.parse(value).version().equals(stamp)
                && ProfileSummaryValue.parse(redis.get(UserProfileKey.of(user).getBytes(StandardCharsets.UTF_8)))
                        .version()
                        .equals(stamp);
    }

    /** Redis goes by its own clock: what lives for less than the time dies now, the rest is as much older. */
    @Override
    void pass(Duration time) {
        keys("user_*").forEach(key -> redis.pexpire(key, Math.max(0, redis.pttl(key) - time.toMillis())));
    }

    /** Each once, though replicas list them too. */
    private Set<String> keys(String pattern) {
        Set<String> keys = new TreeSet<>();
        KeyPages.forEach(redis, pattern, keys::addAll);
        return keys;
    }

    /** A text of 1.0.0 has no place for a stamp. */
    @Test
    void whatHasNoEnvelopeOrIsNoListIsRemovedByAStamp() {
        PublishedLists store = create();
        byte[] list = "{\"asOf\":%d,\"activityUntil\":%<d,\"generatedAt\":0,\"items\":[]}"
                .formatted(Samples.NOW.toEpochMilli())
                .getBytes(StandardCharsets.UTF_8);
        byte[] key = RecommendationListKey.of(Samples.ANNA).getBytes(StandardCharsets.UTF_8);
        redis.set(key, list);
        stamp(store);
        assertThat(redis.exists(key)).isFalse();
        redis.lpush(key, list);
        stamp(store);
        assertThat(keys("*")).isEmpty();
    }

    /** However the list comes there. */
    @Test
    void besideAListOfTheHoldOutNothingIsPublishedOfWhatTheUserLikes() {
        RedisLists store = (RedisLists) create();
        ListVersion version = Samples.version(0, 0);
        for (VariantName variant : List.of(VariantName.NONE, VariantName.HOLD_OUT)) {
            redis.flushAll();
            RecommendationList list = Samples.list(Samples.ANNA, version, variant);
            List<String> own = Samples.profile(Samples.ANNA, version).snapshot().dominantCategories();
            List<String> expected = variant.isHoldOut() ? List.of() : own;
            assertThat(own).isNotEmpty();
            store.refill(list, own);
            assertThat(categories()).isEqualTo(expected);
            store.publish(List.of(Samples.profile(Samples.ANNA, version)), List.of(list));
            assertThat(categories()).isEqualTo(expected);
            store.stamp(
                    List.of(Samples.profile(Samples.ANNA, Samples.version(9, 9))),
                    List.of(new NewStamp(
                            Samples.ANNA, version, new Stamp(Samples.version(9, 9), "new recipe"), variant)));
            assertThat(categories()).isEqualTo(expected);
        }
    }

    private List<String> categories() {
        return ProfileSummaryValue.parse(
                        redis.get(UserProfileKey.of(Samples.ANNA).getBytes(StandardCharsets.UTF_8)))
                .dominantCategories();
    }

    private static void stamp(PublishedLists store) {
        store.stamp(
                List.of(Samples.profile(Samples.ANNA, Samples.version(9, 9))),
                List.of(new NewStamp(
                        Samples.ANNA,
                        Samples.version(0, 0),
                        new Stamp(Samples.version(9, 9), "new recipe"),
                        VariantName.NONE)));
    }

    /** 60 items with three reasons each, five shelves of 16 beside the first 20 items, ids and numbers as in the sample store. */
    @Test
    void aWholeListTakesAtMostTwoThousandTwoHundredBytesOfMemory() {
        PublishedLists store = create();
        store.publish(
                List.of(Samples.profile(Samples.ANNA, Samples.version(0, 0))),
                List.of(Samples.wholeList(Samples.ANNA, Samples.version(0, 0))));
        assertThat(redis.memoryUsage(RecommendationListKey.of(Samples.ANNA))).isBetween(1_000L, 2_200L);
    }

    @Test
    void clearedIsCountedByKind() {
        PublishedLists store = create();
        store.publish(
                List.of(Samples.profile(Samples.ANNA, Samples.version(0, 0))),
                List.of(Samples.list(Samples.ANNA, Samples.version(0, 0))));
        redis.set(SearchesKey.of(Samples.ANNA), "not a list of recommendations");
        assertThat(((RedisLists) store).clear()).isEqualTo(new RedisLists.Cleared(1, 1));
        assertThat(keys("*")).containsExactly(SearchesKey.of(Samples.ANNA));
    }
}
