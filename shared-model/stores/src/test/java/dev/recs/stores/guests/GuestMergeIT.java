package dev.recs.stores.guests;

import static dev.recs.stores.guests.GuestServer.search;
import static dev.recs.stores.guests.GuestServer.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.guests.GuestMerge.Step;
import dev.recs.testing.LocalStack;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** A merge is done once in effect, whoever stops on the way. */
class GuestMergeIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Clock LATER = Clock.fixed(NOW.plus(GuestMerge.ABANDONED), ZoneOffset.UTC);
    private static final int ROUNDS = 100;
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");

    private final UnifiedJedis redis = connect();
    private final GuestServer server = GuestServer.of(redis);
    private final GuestId guest = GuestId.random(new SecureRandom());

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
    void whatAGuestDidComesToTheAccountAndNothingOfTheGuestIsLeft() {
        redis.lpush(SearchesKey.of(ANNA), SearchValue.toJson(search("own", NOW.minusSeconds(5))));
        record(guest);
        assertThat(server.merge(CLOCK, ignored -> {}).merge(guest, ANNA)).isTrue();
        assertThat(searches(ANNA)).containsExactly(search("tea", NOW), search("own", NOW.minusSeconds(5)));
        assertThat(views(ANNA)).containsExactly(view("p1", NOW));
        assertThat(redis.hkeys(SharedKeys.PENDING_PROFILE_REFRESHES)).containsExactly("anna");
        assertThat(redis.hget(SharedKeys.PENDING_PROFILE_REFRESHES, "anna")).contains("\"cause\":\"merge\"");
        assertThat(RedisBytes.find(redis, guest.value())).isEmpty();
    }

    @Test
    void aRepeatedMergeAndOneIntoAnotherAccountHaveNoEffect() {
        record(guest);
        GuestMerge merge = server.merge(CLOCK, ignored -> {});
        merge.merge(guest, ANNA);
        redis.del(SearchesKey.of(ANNA), ViewsKey.of(ANNA));
        assertThat(merge.merge(guest, ANNA)).isFalse();
        assertThat(merge.merge(guest, BEN)).isFalse();
        record(guest);
        assertThat(merge.merge(guest, BEN)).as("an ended guest does nothing").isFalse();
        assertThat(searches(ANNA)).isEmpty();
        assertThat(searches(BEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAccountThatOptedOutOrWasErasedTakesNothingAndTheGuestGoes(boolean isErased) {
        RedisFlags flags = new RedisFlags(redis, GuestServer.KEY);
        if (isErased) {
            flags.add(ANNA, NOW);
        } else {
            flags.optOut(ANNA, NOW);
        }
        record(guest);
        server.merge(CLOCK, ignored -> {}).merge(guest, ANNA);
        assertThat(searches(ANNA)).isEmpty();
        assertThat(redis.exists(SharedKeys.PENDING_PROFILE_REFRESHES)).isFalse();
        assertThat(RedisBytes.find(redis, guest.value())).isEmpty();
        assertThat(RedisBytes.find(redis, "tea")).isEmpty();
    }

    /** Of a process that dies nothing is left but Redis; so to stop after a step is to die there. */
    @Test
    void whoeverDiesAtWhateverStepTheMergeIsDoneOnce() {
        Random random = new Random(18);
        List<Step> steps = List.copyOf(EnumSet.allOf(Step.class));
        for (int round = 0; round < ROUNDS; round++) {
            GuestId who = GuestId.random(new SecureRandom());
            UserId user = new UserId("user-" + round);
            Step step = steps.get(round % steps.size());
            record(who);
            assertThatThrownBy(() -> server.merge(CLOCK, dyingAfter(step)).merge(who, user))
                    .isInstanceOf(Died.class);
            Step second = steps.get(random.nextInt(steps.size()));
            switch (random.nextInt(3)) {
                case 0 -> server.merge(CLOCK, ignored -> {}).merge(who, user);
                case 1 -> {
                    try {
                        server.merge(LATER, dyingAfter(second)).finishOlder();
                    } catch (Died e) {
                        assertThat(step).isNotEqualTo(Step.FINISHED);
                    }
                }
                default -> {
                    // Only a worker looks after it.
                }
            }
            server.merge(LATER, ignored -> {}).finishOlder();
            assertMerged(who, user, "round " + round + ", " + step);
        }
    }

    @Test
    void racingMergesOfOneGuestEndInOneAccount() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int round = 0; round < ROUNDS; round++) {
                GuestId who = GuestId.random(new SecureRandom());
                List<UserId> users = List.of(new UserId("first-" + round), new UserId("second-" + round));
                record(who);
                List<Callable<Boolean>> calls = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    UserId user = users.get(i % 2);
                    calls.add(() -> server.merge(CLOCK, ignored -> {}).merge(who, user));
                }
                calls.add(() -> server.merge(LATER, ignored -> {}).finishOlder() > 0);
                calls.add(() -> {
                    record(who);
                    return true;
                });
                for (Future<Boolean> call : threads.invokeAll(calls)) {
                    call.get();
                }
                server.merge(LATER, ignored -> {}).finishOlder();
                List<UserId> holders =
                        users.stream().filter(user -> !searches(user).isEmpty()).toList();
                assertThat(holders).as("round %d", round).hasSize(1);
                // The late event was made due before it was refused: a worker finds nothing and lets the guest go.
                assertThat(server.activities().read(who).isEmpty()).isTrue();
                server.guests().delete(who);
                assertMerged(who, holders.getFirst(), "round " + round);
            }
        }
    }

    @Test
    void aMergeThatIsUnderWayIsLeftAloneAndAnUnreadableRecordGoes() {
        record(guest);
        assertThatThrownBy(() -> server.merge(CLOCK, dyingAfter(Step.RECORDED)).merge(guest, ANNA))
                .isInstanceOf(Died.class);
        redis.hset(SharedKeys.GUEST_MERGES, "nobody", "nothing");
        Clock soon = Clock.fixed(NOW.plus(Duration.ofSeconds(2)), ZoneOffset.UTC);
        assertThat(server.merge(soon, ignored -> {}).finishOlder()).isZero();
        assertThat(redis.hkeys(SharedKeys.GUEST_MERGES)).containsExactly(guest.value());
        assertThat(server.merge(LATER, ignored -> {}).finishOlder()).isOne();
        assertThat(redis.exists(SharedKeys.GUEST_MERGES)).isFalse();
    }

    @Test
    void theAccountKeepsItsNewestFifty() {
        List<RecentSearch> own = IntStream.range(0, 50)
                .mapToObj(i -> search("own " + i, NOW.minusSeconds(i)))
                .toList();
        own.reversed().forEach(search -> redis.lpush(SearchesKey.of(ANNA), SearchValue.toJson(search)));
        record(guest);
        server.merge(CLOCK, ignored -> {}).merge(guest, ANNA);
        assertThat(searches(ANNA)).hasSize(50).containsAll(own.subList(0, 49)).contains(search("tea", NOW));
    }

    private void assertMerged(GuestId who, UserId user, String round) {
        assertThat(searches(user)).as(round).containsExactly(search("tea", NOW));
        assertThat(views(user)).as(round).containsExactly(view("p1", NOW));
        assertThat(RedisBytes.find(redis, who.value())).as(round).isEmpty();
        assertThat(redis.hexists(SharedKeys.PENDING_PROFILE_REFRESHES, user.value()))
                .as(round)
                .isTrue();
    }

    private void record(GuestId who) {
        server.record(who, List.of(search("tea", NOW)), List.of(view("p1", NOW)));
    }

    private List<RecentSearch> searches(UserId user) {
        return values(SearchesKey.of(user)).map(SearchValue::parse).toList();
    }

    private List<RecentView> views(UserId user) {
        return values(ViewsKey.of(user)).map(ViewValue::parse).toList();
    }

    private Stream<String> values(String key) {
        return redis.lrange(key, 0, -1).stream();
    }

    private static Consumer<Step> dyingAfter(Step last) {
        return step -> {
            if (step == last) {
                throw new Died();
            }
        };
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }
}
