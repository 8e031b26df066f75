package dev.recs.serving.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.NewerWinsScript;
import dev.recs.model.redis.NewerWinsScript.Outcome;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply;
import dev.recs.stores.lists.CacheTimes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;

/** Lists in MongoDB. A list that is found refills Redis, through the script by which newer wins and a tombstone or opt-out flag refuses. */
@Component
final class StoredLists {

    private static final byte[] SCRIPT = NewerWinsScript.SOURCE.getBytes(StandardCharsets.UTF_8);

    private final MongoDatabase mongo;
    private final GuardedStoreClient guardedMongo;
    private final RedisClient redis;
    private final GuardedStoreClient guardedRedis;
    private final CacheTimes cache;
    private final FallbackLog log;

    StoredLists(
            MongoDatabase mongo,
            GuardedStoreClient guardedMongo,
            RedisClient redis,
            GuardedStoreClient guardedRedis,
            CacheTimes cache,
            FallbackLog log) {
        this.mongo = mongo;
        this.guardedMongo = guardedMongo;
        this.redis = redis;
        this.guardedRedis = guardedRedis;
        this.cache = cache;
        this.log = log;
    }

    Reply<Found> find(UserId user, Tombstone tombstone) {
        return switch (guardedMongo.call(() -> stored(user))) {
            case Reply.Answered<Optional<Stored>>(Optional<Stored> stored) ->
                new Reply.Answered<>(stored.flatMap(this::found)
                        .map(found -> refilled(found, user, tombstone))
                        .orElse(Found.nothing()));
            case Reply.Down<Optional<Stored>> _ -> new Reply.Down<>(guardedMongo.name(), "no list could be read");
        };
    }

    Optional<byte[]> allContributions(UserId user) {
        return guardedMongo
                .call(() -> Optional.ofNullable(first(MongoCollections.USER_RECOMMENDATIONS, user)))
                .orElse(Optional.empty())
                .flatMap(this::parsed)
                .map(list -> new RecommendationListValue(
                                list.version(),
                                list.generatedAt(),
                                list.model(),
                                list.recipe(),
                                list.items(),
                                list.shelves())
                        .toBytes());
    }

    /** A list, and the profile beside it if there is one. */
    private Optional<Stored> stored(UserId user) {
        Document list = first(MongoCollections.USER_RECOMMENDATIONS, user);
        return list == null
                ? Optional.empty()
                : Optional.of(new Stored(
                        list,
                        mongo.getCollection(MongoCollections.USER_PROFILES)
                                .find(Filters.eq("_id", user.value()))
                                .projection(Projections.include("dataSnapshot.dominantCategories"))
                                .first()));
    }

    private Optional<Found> found(Stored stored) {
        return parsed(stored.list()).map(list -> {
            List<String> categories = categories(stored.profile());
            byte[] value = RecommendationListValue.of(list).toBytes();
            byte[] profile = new ProfileSummaryValue(list.version(), categories).toBytes(list.recipe());
            return new Found(
                    Optional.of(value),
                    categories,
                    NewerWinsScript.arguments(value, cache.recommendations(), profile, cache.profile()));
        });
    }

    /** Nothing of a document that is not of our form: MongoDB is not down for that. */
    private Optional<RecommendationList> parsed(Document list) {
        try {
            return Optional.of(RecommendationListDocument.parse(list));
        } catch (RuntimeException e) {
            log.down("reading a list of MongoDB", e);
            return Optional.empty();
        }
    }

    private List<String> categories(@Nullable Document profile) {
        try {
            List<?> categories = profile == null
                    ? List.of()
                    : profile.getEmbedded(List.of("dataSnapshot", "dominantCategories"), List.of());
            return categories.stream().map(String::valueOf).toList();
        } catch (RuntimeException e) {
            log.down("reading a profile of MongoDB", e);
            return List.of();
        }
    }

    /** Nothing if a mark forbids the list that was found; Redis being down forbids nothing. */
    private Found refilled(Found found, UserId user, Tombstone tombstone) {
        Outcome outcome = guardedRedis
                .call(() -> Outcome.of(redis.eval(SCRIPT, NewerWinsScript.keys(user, tombstone), found.refill())))
                .orElse(Outcome.NEWER_PRESENT);
        return switch (outcome) {
            case WRITTEN, NEWER_PRESENT -> found;
            case ERASED, OPTED_OUT -> Found.nothing();
        };
    }

    private @Nullable Document first(String collection, UserId user) {
        MongoCollection<Document> documents = mongo.getCollection(collection);
        return documents.find(Filters.eq("_id", user.value())).first();
    }

    /** As MongoDB has them. */
    private record Stored(Document list, @Nullable Document profile) {}

    /**
     * What MongoDB has of a user.
     *
     * @param refill arguments of the newer-wins script
     */
    record Found(Optional<byte[]> list, List<String> dominantCategories, List<byte[]> refill) {

        static Found nothing() {
            return new Found(Optional.empty(), List.of(), List.of());
        }
    }
}
