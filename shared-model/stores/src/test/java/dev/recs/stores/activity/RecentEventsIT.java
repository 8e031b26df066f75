package dev.recs.stores.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.activity.RecentEvents.Limits;
import dev.recs.stores.activity.RecentEvents.Recent;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.redis.KeyPages;
import dev.recs.testing.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

class RecentEventsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final byte[] KEY = "a key".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");

    private final UnifiedJedis redis = connect();
    private final RecentEvents events = new RecentEvents(redis);

    @BeforeEach
    void empty() {
        redis.flushAll();
    }

    /** Another way to run Redis has the same contract. */
    UnifiedJedis connect() {
        return RedisClient.create(STACK.addresses().redisUrl());
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void mergedEventsAreNewestFirstAndOnceWhateverTheOrderAndOftenTheyCome() {
        merge(ANNA, List.of(search("tea", -30), search("cup", -10)), List.of(view("p1", -5)));
        merge(ANNA, List.of(search("lamp", -20), search("cup", -10)), List.of());
        RecentValues found = read(ANNA, NOW);
        assertThat(found.searches()).containsExactly(search("cup", -10), search("lamp", -20), search("tea", -30));
        assertThat(found.views()).containsExactly(view("p1", -5));
        assertThat(read(ANNA, NOW.minusSeconds(15)).searches())
                .as("what came after the as-of is left out")
                .containsExactly(search("lamp", -20), search("tea", -30));
    }

    @Test
    void noListGrowsBeyondItsCapAndEachEndsThirtyDaysAfterTheLast() {
        merge(ANNA, IntStream.range(0, 80).mapToObj(i -> search("tea " + i, -i)).toList(), List.of(view("p1", 0)));
        assertThat(redis.llen(SearchesKey.of(ANNA))).isEqualTo(50);
        assertThat(redis.lindex(SearchesKey.of(ANNA), -1)).contains("tea 49");
        for (String key : List.of(SearchesKey.of(ANNA), ViewsKey.of(ANNA))) {
            assertThat(redis.ttl(key)).isBetween(30 * 86_400L - 60, 30 * 86_400L);
        }
    }

    /** A list of another form ended an import after everything else was written, and kept a user from forgetting a search. */
    @ParameterizedTest
    @ValueSource(strings = {"half of a {", "7", "{}", "{\"query\":\"tea\",\"at\":\"noon\"}"})
    void aValueOfAnotherFormIsInNobodysWay(String value) {
        redis.lpush(SearchesKey.of(ANNA), value);
        events.forgetSearches(ANNA, search -> true);
        assertThat(redis.lrange(SearchesKey.of(ANNA), 0, -1)).containsExactly(value);
        merge(ANNA, List.of(search("cup", -10)), List.of());
        assertThat(read(ANNA, NOW).searches()).containsExactly(search("cup", -10));
    }

    @Test
    void whoWasErasedOrOptedOutTakesNothing() {
        RedisFlags flags = new RedisFlags(redis, KEY);
        flags.add(ANNA, NOW);
        flags.optOut(BEN, NOW);
        merge(ANNA, List.of(search("tea", 0)), List.of(view("p1", 0)));
        merge(BEN, List.of(search("tea", 0)), List.of(view("p1", 0)));
        assertThat(keys("user_*")).isEmpty();
    }

    /** Releases before 1.1.0 gave these lists no time to live: they stayed for ever. */
    @Test
    void listsOfEarlierReleasesGetATimeToLiveAndOthersKeepTheirs() {
        redis.lpush(SearchesKey.of(ANNA), "{}");
        redis.lpush(ViewsKey.of(ANNA), "{}");
        redis.lpush(SearchesKey.of(BEN), "{}");
        redis.expire(SearchesKey.of(BEN), 77);
        redis.lpush("user_settings:of-somebody-else", "{}");
        assertThat(events.limit()).isEqualTo(2);
        assertThat(redis.ttl(SearchesKey.of(ANNA))).isBetween(30 * 86_400L - 60, 30 * 86_400L);
        assertThat(redis.ttl(ViewsKey.of(ANNA))).isBetween(30 * 86_400L - 60, 30 * 86_400L);
        assertThat(redis.ttl(SearchesKey.of(BEN))).isBetween(1L, 77L);
        assertThat(redis.ttl("user_settings:of-somebody-else")).isNegative();
        assertThat(events.limit()).isZero();
    }

    @Test
    void everyUserWhoDidSomethingIsActiveSinceTheLatestEvent() {
        merge(ANNA, List.of(search("tea", -30)), List.of(view("p1", -5)));
        merge(BEN, List.of(search("tea", -40)), List.of());
        ActiveUsers active = new ActiveUsers(redis);
        Map<UserId, Instant> found = new HashMap<>();
        active.forEachPage(found::putAll);
        assertThat(found).isEqualTo(Map.of(ANNA, NOW.minusSeconds(5), BEN, NOW.minusSeconds(40)));
        active.remove(List.of(ANNA));
        active.removeBefore(NOW.minusSeconds(40));
        assertThat(keys("user_activity*")).isEmpty();
        active.remove(List.of());
    }

    private void merge(UserId user, List<RecentSearch> searches, List<RecentView> views) {
        events.merge(Map.of(user, new Recent(searches, views)), new TombstoneHasher(KEY));
    }

    private RecentValues read(UserId user, Instant asOf) {
        return Objects.requireNonNull(
                events.read(List.of(user), new Limits(50, 50), asOf).get(user));
    }

    private List<String> keys(String pattern) {
        List<String> keys = new ArrayList<>();
        KeyPages.forEach(redis, pattern, keys::addAll);
        return keys;
    }

    private static RecentSearch search(String query, long seconds) {
        return new RecentSearch(query, NOW.plusSeconds(seconds));
    }

    private static RecentView view(String product, long seconds) {
        return new RecentView(new ProductId(product), NOW.plusSeconds(seconds));
    }
}
