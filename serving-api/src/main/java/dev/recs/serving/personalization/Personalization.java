package dev.recs.serving.personalization;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.serving.lists.UserFlags;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.PendingRefreshes;
import dev.recs.serving.stores.Reply;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;

/**
 * Whether a user wants personal lists.
 *
 * <p>Table {@code recs_personalization} is what counts, and what the jobs' view joins; the opt-out flag in Redis stops a refresh that is
 * running. Opting out: mark, write, then remove list and profile. Opting in deletes the tombstone of an erasure: it is the user's own
 * word. Needs all three stores; repeating it finishes.
 */
@Component
public final class Personalization {

    private final JdbcClient jdbc;
    private final MongoDatabase mongo;
    private final RedisClient redis;
    private final GuardedStores stores;
    private final PendingRefreshes pending;
    private final UserFlags flags;
    private final Clock clock;

    Personalization(
            StoreClients clients, GuardedStores stores, PendingRefreshes pending, UserFlags flags, Clock clock) {
        this.jdbc = clients.jdbc();
        this.mongo = clients.mongo();
        this.redis = clients.redis();
        this.pending = pending;
        this.flags = flags;
        this.stores = stores;
        this.clock = clock;
    }

    /** True unless the user opted out. */
    public boolean isEnabled(UserId user) {
        return require(stores.guardedMysql()
                .call(() -> jdbc.sql("SELECT enabled FROM recs_personalization WHERE user_id = ?")
                        .param(user.value())
                        .query(Boolean.class)
                        .optional()
                        .orElse(true)));
    }

    /** True if the user was erased, and neither opened a new account nor opted in since. */
    public boolean isErased(UserId user) {
        return require(stores.guardedRedis().call(() -> redis.exists(TombstoneKey.of(flags.tombstoneOf(user)))));
    }

    /** @throws DependencyDown if a store is down: the change may be half done, repeat it */
    public void change(UserId user, boolean enabled) {
        if (enabled) {
            optIn(user);
        } else {
            optOut(user);
        }
    }

    private void optOut(UserId user) {
        require(stores.guardedRedis().call(() -> redis.set(OptOutFlagKey.of(user), Long.toString(clock.millis()))));
        write(user, false);
        require(stores.guardedMongo()
                .call(() -> List.of(
                        mongo.getCollection(MongoCollections.USER_RECOMMENDATIONS)
                                .deleteOne(Filters.eq("_id", user.value())),
                        mongo.getCollection(MongoCollections.USER_PROFILES)
                                .deleteOne(Filters.eq("_id", user.value())))));
        require(stores.guardedRedis().call(() -> redis.del(RecommendationListKey.of(user), UserProfileKey.of(user))));
    }

    private void optIn(UserId user) {
        Tombstone tombstone = flags.tombstoneOf(user);
        require(stores.guardedMongo()
                .call(() -> mongo.getCollection(MongoCollections.ERASURE_MARKS)
                        .deleteOne(Filters.eq("_id", tombstone.hex()))));
        write(user, true);
        Instant now = clock.instant();
        require(stores.guardedRedis().call(() -> {
            redis.del(OptOutFlagKey.of(user), TombstoneKey.of(tombstone));
            pending.enqueue(List.of(PendingRefresh.of(
                    user, RefreshCause.REPLAY, now, UUID.randomUUID().toString())));
            return true;
        }));
    }

    private void write(UserId user, boolean enabled) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        require(stores.guardedMysql()
                .call(() -> jdbc.sql("""
                        INSERT INTO recs_personalization (user_id, enabled, changed_at) VALUES (?, ?, ?)
                        ON DUPLICATE KEY UPDATE enabled = VALUES(enabled), changed_at = VALUES(changed_at)
                        """).params(user.value(), enabled, now).update()));
    }

    private static <T> T require(Reply<T> reply) {
        return switch (reply) {
            case Answered<T>(T value) -> value;
            case Down<T>(String store, String cause) ->
                throw new DependencyDown(store, cause, new IllegalStateException(cause));
        };
    }

    /** The guarded clients of the three stores. */
    @Component
    record GuardedStores(
            GuardedStoreClient guardedMysql, GuardedStoreClient guardedMongo, GuardedStoreClient guardedRedis) {}

    /** The three stores. */
    @Component
    record StoreClients(JdbcClient jdbc, MongoDatabase mongo, RedisClient redis) {}
}
