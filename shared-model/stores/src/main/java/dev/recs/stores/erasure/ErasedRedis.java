package dev.recs.stores.erasure;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.ForgetPendingScript;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.erasure.ErasureReport.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** Keys and queue entries in Redis, and the mark that its scripts look at. */
final class ErasedRedis implements ErasedStore {

    private static final String QUEUE = "refresh queue";

    private final RedisClient redis;

    ErasedRedis(RedisClient redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "Redis";
    }

    void addTombstone(Tombstone tombstone, Instant now) {
        redis.set(TombstoneKey.of(tombstone), Long.toString(now.toEpochMilli()));
    }

    @Override
    public List<Place> erase(UserId user) {
        List<Place> places = new ArrayList<>();
        for (String key : keys(user)) {
            places.add(place(key, user, redis.del(key)));
        }
        places.add(new Place(name(), SharedKeys.USER_ACTIVITY, redis.zrem(SharedKeys.USER_ACTIVITY, user.value())));
        places.add(new Place(name(), QUEUE, (Long) redis.eval(
                ForgetPendingScript.SOURCE, ForgetPendingScript.keys(), ForgetPendingScript.arguments(user))));
        return places;
    }

    @Override
    public List<Place> find(UserId user) {
        List<Place> places = new ArrayList<>();
        for (String key : keys(user)) {
            places.add(place(key, user, redis.exists(key) ? 1 : 0));
        }
        places.add(new Place(
                name(),
                SharedKeys.USER_ACTIVITY,
                redis.zscore(SharedKeys.USER_ACTIVITY, user.value()) == null ? 0 : 1));
        places.add(new Place(name(), QUEUE, redis.hexists(SharedKeys.PENDING_PROFILE_REFRESHES, user.value()) ? 1 : 0));
        return places;
    }

    private static List<String> keys(UserId user) {
        return List.of(
                RecommendationListKey.of(user),
                UserProfileKey.of(user),
                BoughtSinceKey.of(user),
                SearchesKey.of(user),
                ViewsKey.of(user),
                ImpressionsKey.of(user),
                OptOutFlagKey.of(user));
    }

    private Place place(String key, UserId user, long count) {
        return new Place(name(), key.substring(0, key.length() - user.value().length()) + "*", count);
    }
}
