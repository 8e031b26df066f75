package dev.recs.worker;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.recs.model.ErasureMark;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.ErasureMarkKey;
import dev.recs.model.redis.ForgetDueScript;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.ErasureKey;
import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;

/** Removes what we keep of a deleted account, the mark first. */
final class AccountErasure implements Consumer<UserId> {

    private final RedisClient redis;
    private final MongoDatabase mongo;
    private final ErasureKey key;

    AccountErasure(RedisClient redis, MongoDatabase mongo, ErasureKey key) {
        this.redis = redis;
        this.mongo = mongo;
        this.key = key;
    }

    @Override
    public void accept(UserId user) {
        redis.set(ErasureMarkKey.of(ErasureMark.of(user, key.bytes())), "1");
        for (String collection : List.of(MongoCollections.USER_PROFILES, MongoCollections.USER_RECOMMENDATIONS)) {
            mongo.getCollection(collection).deleteOne(Filters.eq("_id", user.value()));
        }
        redis.del(RecommendationListKey.of(user), UserProfileKey.of(user), SearchesKey.of(user), ViewsKey.of(user));
        redis.eval(ForgetDueScript.SOURCE, ForgetDueScript.keys(), ForgetDueScript.arguments(user));
    }
}
