package dev.recs.stores.erasure;

import dev.recs.model.UserId;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.ForgottenSearchesKey;
import dev.recs.model.redis.FormerKeys;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.LastShownKey;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RefusedKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.erasure.ErasureReport.Place;
import dev.recs.stores.events.EventStream;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.stores.redis.ForgetPendingScript;
import dev.recs.stores.redis.PendingRefreshScript;
import dev.recs.stores.redis.Pipelines;
import dev.recs.stores.redis.RedisTopology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

/** Keys and queue entries in Redis. The one class that names every key of a user, so that an erasure misses none. */
final class ErasedRedis implements ErasedStore {

    private static final String ACTIVITY = "user_activity";
    private static final String QUEUE = "refresh queue";
    private static final String EVENTS = "recommendations_events";

    private final UnifiedJedis redis;

    ErasedRedis(UnifiedJedis redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public List<Place> erase(UserId user) {
        List<Place> places = new ArrayList<>();
        for (List<String> names : keys(user)) {
            places.add(place(
                    names,
                    Pipelines.run(
                                    redis,
                                    names.stream()
                                            .map(Pipelines.commands(redis)::del)
                                            .toList())
                            .stream()
                            .mapToLong(Long::longValue)
                            .sum()));
        }
        places.add(new Place(
                name(),
                ACTIVITY,
                activitySets(user).stream()
                        .mapToLong(set -> redis.zrem(set, user.value()))
                        .sum()));
        long queued = (Long) redis.eval(
                ForgetPendingScript.SOURCE, PendingRefreshScript.keys(), ForgetPendingScript.arguments(user));
        places.add(new Place(name(), QUEUE, queued + new DeadLetters(redis).remove(user)));
        places.add(new Place(name(), EVENTS, new EventStream(redis).remove(user)));
        return places;
    }

    @Override
    public List<Place> find(UserId user) {
        List<Place> places = new ArrayList<>();
        for (List<String> names : keys(user)) {
            places.add(place(names, names.stream().filter(redis::exists).count()));
        }
        places.add(new Place(
                name(),
                ACTIVITY,
                activitySets(user).stream()
                        .filter(set -> redis.zscore(set, user.value()) != null)
                        .count()));
        places.add(new Place(name(), QUEUE, redis.hexists(SharedKeys.PENDING_PROFILE_REFRESHES, user.value()) ? 1 : 0));
        places.add(new Place(name(), EVENTS, new EventStream(redis).count(user)));
        return places;
    }

    /** What Redis took of users while it had lost that they opted out. */
    void removeListsAndEvents(Collection<UserId> users) {
        Pipelines.run(
                redis,
                users.stream()
                        .flatMap(user -> Stream.of(
                                RecommendationListKey.of(user),
                                UserProfileKey.of(user),
                                BoughtSinceKey.of(user),
                                SearchesKey.of(user),
                                ViewsKey.of(user),
                                ImpressionsKey.of(user),
                                LastShownKey.of(user)))
                        .map(Pipelines.commands(redis)::del)
                        .toList());
    }

    private List<String> activitySets(UserId user) {
        return RedisTopology.hasFormerKeys(redis)
                ? List.of(ActivityKey.of(user), FormerKeys.USER_ACTIVITY)
                : List.of(ActivityKey.of(user));
    }

    /** Of each key its name, and the one of release 1.0.0 where somebody may write it. */
    private List<List<String>> keys(UserId user) {
        return Stream.of(
                        RecommendationListKey.of(user),
                        UserProfileKey.of(user),
                        BoughtSinceKey.of(user),
                        SearchesKey.of(user),
                        ViewsKey.of(user),
                        ImpressionsKey.of(user),
                        LastShownKey.of(user),
                        OptOutFlagKey.of(user),
                        RefusedKey.of(user),
                        ForgottenSearchesKey.of(user))
                .map(key ->
                        RedisTopology.hasFormerKeys(redis) ? List.of(key, FormerKeys.nameOf(key, user)) : List.of(key))
                .toList();
    }

    private Place place(List<String> names, long count) {
        String key = names.getFirst();
        return new Place(name(), key.substring(0, key.indexOf(':') + 1) + "*", count);
    }
}
