package dev.recs.stores.guests;

import dev.recs.model.GuestId;
import dev.recs.model.ProductId;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.ViewValue;
import dev.recs.stores.activity.EventRecorder;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.guests.GuestMerge.Account;
import dev.recs.stores.guests.GuestMerge.Step;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.queue.RedisRefreshQueue;
import dev.recs.stores.redis.EventKeys;
import dev.recs.stores.redis.RecordScript.Call;
import dev.recs.stores.redis.RecordScript.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.UnifiedJedis;

/** All that concerns guests, over one Redis. */
record GuestServer(UnifiedJedis redis, QueueSettings queue, GuestSettings settings) {

    static final byte[] KEY = "a key of sixteen bytes".getBytes(StandardCharsets.UTF_8);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Everybody is due at once. */
    static GuestServer of(UnifiedJedis redis) {
        return new GuestServer(redis, queue(Duration.ZERO, 1_000), new GuestSettings(1_000));
    }

    static QueueSettings queue(Duration debounce, int maxUsers) {
        return new QueueSettings(debounce, debounce.multipliedBy(5), Duration.ZERO, Duration.ZERO, SECOND, maxUsers);
    }

    Guests guests() {
        return new Guests(redis, queue, settings);
    }

    GuestQueue due() {
        return new GuestQueue(redis, guests(), SECOND);
    }

    GuestActivities activities() {
        return new GuestActivities(redis);
    }

    GuestMerge merge(Clock clock, Consumer<Step> done) {
        return new GuestMerge(
                redis,
                guests(),
                new Account(
                        activities(),
                        new RecentEvents(redis),
                        new RedisFlags(redis, KEY),
                        new TombstoneHasher(KEY),
                        new RedisRefreshQueue(redis, queue)),
                clock,
                done);
    }

    /** As a post of events does. */
    Outcome record(GuestId guest, List<RecentSearch> searches, List<RecentView> views) {
        guests().setDue(guest);
        Call call = new Call(EventKeys.of(guest), "");
        searches.forEach(search -> call.search(SearchValue.toJson(search), search.timestamp()));
        views.forEach(view -> call.view(ViewValue.toJson(view), view.timestamp()));
        return new EventRecorder(redis)
                .record(List.of(call), Long.MAX_VALUE >> 10)
                .getFirst()
                .outcome();
    }

    static RecentSearch search(String query, Instant at) {
        return new RecentSearch(query, at);
    }

    static RecentView view(String product, Instant at) {
        return new RecentView(new ProductId(product), at);
    }
}
