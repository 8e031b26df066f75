package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.guests.GuestLoop;
import dev.recs.model.GuestId;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.redis.GuestKeys;
import dev.recs.model.redis.GuestMergeValue;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.activity.EventRecorder;
import dev.recs.stores.guests.GuestLists;
import dev.recs.stores.guests.GuestMerge;
import dev.recs.stores.guests.Guests;
import dev.recs.stores.redis.EventKeys;
import dev.recs.stores.redis.KeyPages;
import dev.recs.stores.redis.RecordScript;
import dev.recs.testing.LocalStack;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

/** What a worker does for guests. */
final class GuestWorkIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(10);

    private static Shop shop;

    @BeforeAll
    static void start() {
        shop = new Shop(STACK, Map.of("recs.queue.debounce", "200ms", "recs.queue.max-wait", "1s"));
        shop.bean(Worker.class).start();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void aListIsMadeOfViewsAndSearchesAndKeptInRedisAlone() {
        GuestId guest = guest();
        double lists = shop.counted("recs.guests.lists");
        tell(guest, Shop.product(3));
        Shop.await("list of the guest", SOON, () -> list(guest).isPresent());
        assertThat(list(guest).orElseThrow().items())
                .isNotEmpty()
                .anySatisfy(item -> assertThat(item.reasons()).anySatisfy(reason -> {
                    assertThat(reason.type()).isNotEqualTo(ReasonType.TRENDING);
                }));
        Shop.await("nothing due", SOON, () -> shop.bean(Guests.class).countDue() == 0);
        assertThat(shop.counted("recs.guests.lists") - lists).isEqualTo(1);
        assertThat(keysWith(guest)).allMatch(key -> key.startsWith("guest_"));
        MongoDatabase mongo = shop.bean(MongoDatabase.class);
        for (String collection : mongo.listCollectionNames()) {
            mongo.getCollection(collection)
                    .find()
                    .forEach(document -> assertThat(document.toJson()).doesNotContain(guest.value()));
        }
    }

    @Test
    void aFurtherEventMakesANewerList() {
        GuestId guest = guest();
        tell(guest, Shop.product(3));
        Shop.await("list", SOON, () -> list(guest).isPresent());
        RecommendationListValue first = list(guest).orElseThrow();
        tell(guest, Shop.product(20));
        Shop.await("newer list", SOON, () -> list(guest).orElseThrow().version().compareTo(first.version()) > 0);
    }

    @Test
    void aMergeMakesTheAccountsListNewAndLeavesNothingOfTheGuest() {
        GuestId guest = guest();
        UserId user = new UserId("c03");
        tell(guest, Shop.product(11));
        Shop.await("list", SOON, () -> list(guest).isPresent());
        assertThat(shop.bean(GuestLoop.GuestStores.class).merge().merge(guest, user))
                .isTrue();
        Shop.await(
                "list of the account",
                SOON,
                () -> shop.list("c03").stream()
                        .flatMap(made -> made.items().stream())
                        .flatMap(item -> item.reasons().stream())
                        .anyMatch(reason -> reason.subject().equals(Shop.product(11))));
        assertThat(keysWith(guest)).isEmpty();
        shop.bean(Guests.class).setDue(guest);
        Shop.await("a late event has left nothing", SOON, () -> keysWith(guest).isEmpty());
    }

    @Test
    void aMergeThatSomebodyLeftIsFinished() {
        GuestId guest = guest();
        UserId user = new UserId("c05");
        tell(guest, Shop.product(7));
        redis().hset(
                        SharedKeys.GUEST_MERGES,
                        guest.value(),
                        new GuestMergeValue(user, shop.now().minus(GuestMerge.ABANDONED)).toText());
        Shop.await("finished", SOON, () -> keysWith(guest).isEmpty());
        assertThat(redis().llen(ViewsKey.of(user))).isOne();
    }

    @Test
    void aValueThatIsNotOursKeepsNoOtherGuestFromAList() {
        GuestId broken = guest();
        GuestId guest = guest();
        redis().lpush(new GuestKeys(broken).views(), "{");
        shop.bean(Guests.class).setDue(broken);
        tell(guest, Shop.product(3));
        Shop.await("list", SOON, () -> list(guest).isPresent());
        Shop.await("nothing due", SOON, () -> shop.bean(Guests.class).countDue() == 0);
    }

    private static void tell(GuestId guest, String product) {
        shop.bean(Guests.class).setDue(guest);
        RecordScript.Call call = new RecordScript.Call(EventKeys.of(guest), "");
        call.view(ViewValue.toJson(new RecentView(new ProductId(product), shop.now())), shop.now());
        call.search(SearchValue.toJson(new RecentSearch("tea", shop.now())), shop.now());
        new EventRecorder(redis()).record(List.of(call), Long.MAX_VALUE >> 10);
    }

    private static Optional<RecommendationListValue> list(GuestId guest) {
        return new GuestLists(redis()).read(guest).list().map(RecommendationListValue::parse);
    }

    private static List<String> keysWith(GuestId guest) {
        List<String> found = new ArrayList<>();
        KeyPages.forEach(redis(), "*" + guest.value(), found::addAll);
        for (String set : List.of(SharedKeys.GUESTS, SharedKeys.GUESTS_DUE)) {
            if (redis().zscore(set, guest.value()) != null) {
                found.add(set);
            }
        }
        for (String hash : List.of(SharedKeys.GUESTS_WAITING, SharedKeys.GUEST_MERGES)) {
            if (redis().hexists(hash, guest.value())) {
                found.add(hash);
            }
        }
        return found;
    }

    private static UnifiedJedis redis() {
        return shop.bean(UnifiedJedis.class);
    }

    private static GuestId guest() {
        return GuestId.random(new SecureRandom());
    }
}
