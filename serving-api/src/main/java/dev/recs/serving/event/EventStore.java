package dev.recs.serving.event;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.ImpressionValue;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RecordScript;
import dev.recs.model.redis.RecordScript.Commands;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.SourceCounters;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import dev.recs.serving.event.Event.Click;
import dev.recs.serving.event.Event.Impression;
import dev.recs.serving.event.Event.Order;
import dev.recs.serving.event.Event.Search;
import dev.recs.serving.event.Event.View;
import dev.recs.serving.lists.UserFlags;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.PendingRefreshes;
import dev.recs.serving.stores.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;

/**
 * Events in Redis: first the users are set due, then everything is recorded at once. If the second fails the caller repeats
 * both, and being set due twice changes nothing.
 */
@Component
final class EventStore {

    private static final String NEWEST = "0";
    private static final String EVERY = "0";
    private static final String MAX_RECENT = "49";
    private static final String MAX_IMPRESSIONS = "499";
    private static final Duration IMPRESSIONS_TTL = Duration.ofDays(30);
    private static final String COUNTERS_TTL = Long.toString(SourceCounters.TTL.toSeconds());
    private static final Duration BOUGHT_TTL = Duration.ofDays(2);

    private final RedisClient redis;
    private final GuardedStoreClient client;
    private final UserFlags flags;
    private final PendingRefreshes pending;

    EventStore(RedisClient redis, GuardedStoreClient guardedRedis, UserFlags flags, PendingRefreshes pending) {
        this.redis = redis;
        this.client = guardedRedis;
        this.flags = flags;
        this.pending = pending;
    }

    /** @return false if the idempotency key was used before; down if Redis is, and the caller may repeat */
    Reply<Boolean> record(List<Event> events, String idempotencyKey) {
        return client.call(() -> {
            setDue(events);
            Commands commands = new Commands();
            events.forEach(event -> add(commands, event));
            return Long.valueOf(1)
                    .equals(redis.eval(RecordScript.SOURCE, RecordScript.keys(idempotencyKey), commands.arguments()));
        });
    }

    private void setDue(List<Event> events) {
        String traceId = UUID.randomUUID().toString();
        List<PendingRefresh> due = events.stream()
                .flatMap(event -> due(event, traceId).stream())
                .collect(Collectors.toMap(
                        PendingRefresh::user, user -> user, (first, second) -> stronger(first, second)))
                .values()
                .stream()
                .toList();
        List<PendingRefresh> kept = flags.without(due, PendingRefresh::user);
        if (!kept.isEmpty()) {
            pending.enqueue(kept);
        }
    }

    private static Optional<PendingRefresh> due(Event event, String traceId) {
        return switch (event) {
            case Order order ->
                Optional.of(PendingRefresh.announced(order.userId(), order.orderId(), order.at(), traceId));
            case Search search ->
                Optional.of(PendingRefresh.of(search.userId(), RefreshCause.SEARCH, search.at(), traceId));
            case View view -> Optional.of(PendingRefresh.of(view.userId(), RefreshCause.VIEW, view.at(), traceId));
            case Impression _, Click _ -> Optional.empty();
        };
    }

    /** An order outweighs a search or a view; of the same kind the later one counts. */
    private static PendingRefresh stronger(PendingRefresh first, PendingRefresh second) {
        return first.cause() == RefreshCause.ORDER && second.cause() != RefreshCause.ORDER ? first : second;
    }

    private void add(Commands commands, Event event) {
        switch (event) {
            case Order order -> addOrder(commands, order);
            case Search search ->
                addRecent(
                        commands,
                        event,
                        SearchesKey.of(search.userId()),
                        SearchValue.toJson(new RecentSearch(search.query(), search.at())));
            case View view ->
                addRecent(
                        commands,
                        event,
                        ViewsKey.of(view.userId()),
                        ViewValue.toJson(new RecentView(view.productId(), view.at())));
            case Impression impression -> addImpression(commands, impression);
            case Click click -> addClick(commands, click);
        }
    }

    private void addOrder(Commands commands, Order order) {
        if (!order.productIds().isEmpty()) {
            String key = BoughtSinceKey.of(order.userId());
            String lines =
                    order.productIds().stream().map(id -> id.value() + '\n').collect(Collectors.joining());
            ofUser(commands, order.userId(), false, "APPEND", key, lines);
            ofUser(commands, order.userId(), false, "PEXPIRE", key, Long.toString(BOUGHT_TTL.toMillis()));
        }
        addActivity(commands, order.userId(), order.at());
    }

    /** The same search or view, delivered again, is one. */
    private void addRecent(Commands commands, Event event, String key, String value) {
        ofUser(commands, event.userId(), true, "LREM", key, EVERY, value);
        ofUser(commands, event.userId(), true, "LPUSH", key, value);
        ofUser(commands, event.userId(), true, "LTRIM", key, NEWEST, MAX_RECENT);
        addActivity(commands, event.userId(), event.at());
    }

    private void addImpression(Commands commands, Impression event) {
        UserId user = event.userId();
        String day = SourceCounters.keyOf(event.at());
        String field = SourceCounters.impressions(event.shown().source());
        ofUser(commands, user, true, "HINCRBY", day, field, "1");
        ofUser(commands, user, true, "EXPIRE", day, COUNTERS_TTL);
        String value = new ImpressionValue(event.shown().productId(), event.at(), false).toJson();
        ofUser(commands, user, true, "LPUSH", ImpressionsKey.of(user), value);
        trim(commands, user);
    }

    /** Counts once, and only if the product was shown to the user in the 24 hours before: nobody makes up a click-through rate. */
    private void addClick(Commands commands, Click event) {
        UserId user = event.userId();
        String day = SourceCounters.keyOf(event.at());
        String field = SourceCounters.clicks(event.shown().source());
        String value = new ImpressionValue(event.shown().productId(), event.at(), true).toJson();
        ofUser(commands, user, true, RecordScript.CLICK, ImpressionsKey.of(user), value, day, field, COUNTERS_TTL);
        trim(commands, user);
    }

    private void trim(Commands commands, UserId user) {
        String key = ImpressionsKey.of(user);
        ofUser(commands, user, true, "LTRIM", key, NEWEST, MAX_IMPRESSIONS);
        ofUser(commands, user, true, "EXPIRE", key, Long.toString(IMPRESSIONS_TTL.toSeconds()));
    }

    private void addActivity(Commands commands, UserId user, Instant at) {
        ofUser(
                commands,
                user,
                true,
                "ZADD",
                SharedKeys.USER_ACTIVITY,
                "GT",
                Long.toString(at.toEpochMilli()),
                user.value());
    }

    /** @param personal true for what only personalization needs: not stored of a user who wants none */
    private void ofUser(Commands commands, UserId user, boolean personal, String... command) {
        Tombstone tombstone = flags.tombstoneOf(user);
        commands.addUnless(TombstoneKey.of(tombstone), personal ? OptOutFlagKey.of(user) : "", command);
    }
}
