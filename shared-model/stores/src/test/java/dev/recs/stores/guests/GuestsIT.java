package dev.recs.stores.guests;

import static dev.recs.stores.guests.GuestServer.search;
import static dev.recs.stores.guests.GuestServer.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.GuestId;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.ProfileMetadata;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.redis.GuestKeys;
import dev.recs.model.redis.ImpressionValue;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.activity.EventRecorder;
import dev.recs.stores.redis.EventKeys;
import dev.recs.stores.redis.NewerWinsScript;
import dev.recs.stores.redis.RecordScript;
import dev.recs.testing.LocalStack;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** What is kept of guests, and for how long. */
class GuestsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final GuestId ANN = GuestId.random(new SecureRandom());
    private static final GuestId BOB = GuestId.random(new SecureRandom());
    private static final GuestId CAT = GuestId.random(new SecureRandom());
    private static final int MOST_BYTES = 160 * 1024;
    private static final Duration DEBOUNCE = Duration.ofSeconds(2);

    private final UnifiedJedis redis = connect();
    private final GuestServer server = GuestServer.of(redis);

    /** Another way to run Redis has the same contract. */
    UnifiedJedis connect() {
        return RedisClient.create(STACK.addresses().redisUrl());
    }

    @BeforeEach
    void empty() {
        redis.flushAll();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void whatAGuestDidIsReadBackAndEndsAfterThirtyDays() {
        record(ANN, "tea");
        assertThat(server.activities().read(ANN).searches()).containsExactly(search("tea", NOW));
        assertThat(server.activities().read(ANN).views()).containsExactly(view("p1", NOW));
        assertThat(server.activities().read(BOB).isEmpty()).isTrue();
        GuestKeys keys = new GuestKeys(ANN);
        assertThat(List.of(keys.searches(), keys.views()))
                .allSatisfy(key -> assertThat(redis.ttl(key))
                        .isBetween(
                                Duration.ofDays(29).toSeconds(),
                                Duration.ofDays(30).toSeconds()));
    }

    @Test
    void ofAGuestWhoWasDeletedNothingIsLeftAndNothingIsRecorded() {
        record(ANN, "tea");
        publish(ANN, list(10, "tea"));
        server.guests().end(ANN);
        server.guests().delete(ANN);
        assertThat(RedisBytes.find(redis, ANN.value())).isEmpty();
        assertThat(server.guests().isEnded(ANN)).isTrue();
        record(ANN, "tea");
        assertThat(publish(ANN, list(10, "tea"))).isEqualTo(NewerWinsScript.Outcome.ERASED);
        assertThat(server.activities().read(ANN).isEmpty()).isTrue();
    }

    @Test
    void aGuestIsTakenOnceAndAgainWhenTheLeaseIsOver() {
        record(ANN, "tea");
        GuestQueue.Taken first = server.due().take(10);
        assertThat(first.guests()).containsExactly(ANN);
        assertThat(server.due().take(10).guests()).isEmpty();
        redis.zadd(SharedKeys.GUESTS_DUE, 1, ANN.value());
        GuestQueue.Taken second = server.due().take(10);
        assertThat(second.guests()).as("the lease is over").containsExactly(ANN);
        server.due().finish(new GuestQueue.Taken(first.lease() - 1, first.guests()));
        assertThat(server.guests().countDue())
                .as("the first has no lease any more")
                .isOne();
        server.due().finish(second);
        assertThat(server.guests().countDue()).isZero();
    }

    @Test
    void anEventInBetweenMakesTheGuestDueAnew() {
        record(ANN, "tea");
        GuestQueue.Taken taken = server.due().take(10);
        record(ANN, "cup");
        server.due().finish(taken);
        assertThat(server.due().take(10).guests()).containsExactly(ANN);
    }

    @Test
    void aGuestWaitsForMoreButNotLongerThanTheMaxWait() {
        GuestServer patient = new GuestServer(redis, GuestServer.queue(DEBOUNCE, 10), new GuestSettings(10));
        patient.record(ANN, List.of(search("tea", NOW)), List.of());
        assertThat(patient.due().take(10).guests()).isEmpty();
        double due = redis.zscore(SharedKeys.GUESTS_DUE, ANN.value());
        double first = Double.parseDouble(redis.hget(SharedKeys.GUESTS_WAITING, ANN.value()));
        assertThat(due - first).isEqualTo((double) DEBOUNCE.toMillis());
        long past = (long) first - DEBOUNCE.multipliedBy(4).toMillis();
        redis.hset(SharedKeys.GUESTS_WAITING, ANN.value(), Long.toString(past));
        patient.record(ANN, List.of(search("cup", NOW)), List.of());
        assertThat(redis.zscore(SharedKeys.GUESTS_DUE, ANN.value()))
                .isEqualTo((double) (past + DEBOUNCE.multipliedBy(5).toMillis()));
    }

    @Test
    void aFullQueueTakesNobodyMoreButKeepsWhatTheyDid() {
        GuestServer small = new GuestServer(redis, GuestServer.queue(Duration.ofMinutes(1), 1), new GuestSettings(10));
        assertThat(small.guests().setDue(ANN)).isTrue();
        assertThat(small.guests().setDue(BOB)).isFalse();
        assertThat(small.guests().setDue(ANN)).isTrue();
        assertThat(small.guests().count()).isEqualTo(2);
    }

    @Test
    void beyondTheCapThoseAwayLongestGo() {
        GuestServer small = new GuestServer(redis, GuestServer.queue(Duration.ZERO, 10), new GuestSettings(2));
        List.of(ANN, BOB).forEach(guest -> small.record(guest, List.of(search("tea", NOW)), List.of()));
        redis.zadd(SharedKeys.GUESTS, 5, ANN.value());
        small.record(CAT, List.of(search("tea", NOW)), List.of());
        assertThat(RedisBytes.find(redis, ANN.value())).isEmpty();
        assertThat(redis.zrange(SharedKeys.GUESTS, 0, -1)).containsExactlyInAnyOrder(BOB.value(), CAT.value());
        assertThat(small.record(ANN, List.of(), List.of())).isEqualTo(RecordScript.Outcome.RECORDED);
    }

    @Test
    void guestsWhoWereAwayForThirtyDaysLeaveTheRegistry() {
        record(ANN, "tea");
        record(BOB, "tea");
        redis.zadd(
                SharedKeys.GUESTS,
                (double) Instant.now().minus(Duration.ofDays(31)).toEpochMilli(),
                ANN.value());
        assertThat(server.guests().removeIdle(Instant.now())).isOne();
        assertThat(RedisBytes.find(redis, ANN.value())).isEmpty();
        assertThat(server.guests().count()).isOne();
    }

    @Test
    void aListMadeOfAGuestWhoWentMeanwhileGoesToo() {
        record(ANN, "tea");
        GuestQueue.Taken taken = server.due().take(10);
        server.guests().delete(ANN);
        publish(ANN, list(10, "tea"));
        server.due().finish(taken);
        assertThat(RedisBytes.find(redis, ANN.value())).isEmpty();
    }

    @Test
    void theLargestGuestTakesLessThanItsBound() {
        String wide = "\uD83C\uDF75".repeat(200);
        GuestKeys keys = new GuestKeys(ANN);
        RecordScript.Call call = new RecordScript.Call(EventKeys.of(ANN), "");
        for (int i = 0; i < 100; i++) {
            String product = wideProduct(i);
            Instant at = NOW.plusSeconds(i);
            record(ANN, List.of(search(wide.substring(0, 390) + i, at)), List.of(view(product, at)));
            call.impression(new ImpressionValue(new ProductId(product), at, false), "personalized");
        }
        new EventRecorder(redis).record(List.of(call), Long.MAX_VALUE >> 10);
        publish(ANN, list(60, wide));
        long bytes = keys.all().stream()
                .filter(redis::exists)
                .mapToLong(key -> redis.memoryUsage(key, 0))
                .sum();
        System.getLogger(GuestsIT.class.getName()).log(System.Logger.Level.INFO, "largest guest: {0} bytes", bytes);
        assertThat(bytes).isLessThan(MOST_BYTES);
        assertThat(RecommendationListValue.parse(
                                new GuestLists(redis).read(ANN).list().orElseThrow())
                        .items())
                .isNotEmpty();
    }

    private static String wideProduct(int number) {
        return "\uD83C\uDF75".repeat(60) + number;
    }

    private void record(GuestId guest, String query) {
        record(guest, List.of(search(query, NOW)), List.of(view("p1", NOW)));
    }

    private void record(GuestId guest, List<RecentSearch> searches, List<RecentView> views) {
        server.record(guest, searches, views);
    }

    private NewerWinsScript.Outcome publish(GuestId guest, RecommendationList list) {
        UserProfile profile = new UserProfile(
                list.userId(),
                list.version(),
                null,
                "",
                new DataSnapshot(List.of(), List.of(), List.of(), List.of("Kitchen")),
                new ProfileMetadata(0, 1, 1, NOW, "recipe"),
                "hash");
        return new GuestLists(redis).publish(guest, profile, list);
    }

    private static RecommendationList list(int items, String subject) {
        return new RecommendationList(
                new UserId(ANN.value()),
                new ListVersion(NOW, NOW),
                NOW,
                "model",
                "recipe",
                IntStream.range(0, items)
                        .mapToObj(i -> new Recommendation(
                                new ProductId(wideProduct(i)),
                                60 - i,
                                IntStream.range(0, 3)
                                        .mapToObj(n -> new Reason(ReasonType.TRENDING, subject, 1))
                                        .toList()))
                        .toList(),
                List.of(new Shelf("kind", subject, List.of(new ProductId("p1")))));
    }
}
