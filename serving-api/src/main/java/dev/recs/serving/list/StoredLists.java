package dev.recs.serving.list;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.recs.model.ErasureMark;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.NewerWinsScript;
import dev.recs.model.redis.NewerWinsScript.Outcome;
import dev.recs.model.redis.NewerWinsScript.Timed;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.serving.store.Hop;
import dev.recs.serving.store.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;

/** Lists in MongoDB. A list that is found refills Redis, through the script by which newer wins and marks stop. */
@Component
final class StoredLists {

    private final MongoDatabase mongo;
    private final Hop mongoHop;
    private final RedisClient redis;
    private final Hop redisHop;
    private final CacheSettings cache;

    StoredLists(MongoDatabase mongo, Hop mongoHop, RedisClient redis, Hop redisHop, CacheSettings cache) {
        this.mongo = mongo;
        this.mongoHop = mongoHop;
        this.redis = redis;
        this.redisHop = redisHop;
        this.cache = cache;
    }

    Reply<Found> find(UserId user, ErasureMark mark) {
        return mongoHop.call(() -> {
                            Document list = first(MongoCollections.USER_RECOMMENDATIONS, user);
                            return list == null ? Found.nothing() : found(RecommendationListDocument.parse(list), user);
                        })
                        instanceof Reply.Answered<Found>(Found found)
                ? new Reply.Answered<>(refilled(found, user, mark))
                : new Reply.Down<>(mongoHop.name(), "no list could be read");
    }

    Optional<byte[]> allContributions(UserId user) {
        return mongoHop.call(() -> Optional.ofNullable(first(MongoCollections.USER_RECOMMENDATIONS, user))
                        .map(RecommendationListDocument::parse)
                        .map(list -> new RecommendationListValue(
                                        list.version(),
                                        list.generatedAt(),
                                        list.model(),
                                        list.recipe(),
                                        list.items(),
                                        list.shelves())
                                .toJson()
                                .getBytes(StandardCharsets.UTF_8)))
                .orElse(Optional.empty());
    }

    private Found found(RecommendationList list, UserId user) {
        Document profile = mongo.getCollection(MongoCollections.USER_PROFILES)
                .find(Filters.eq("_id", user.value()))
                .projection(Projections.include("dataSnapshot.dominantCategories"))
                .first();
        List<String> categories = profile == null
                ? List.of()
                : profile.getEmbedded(List.of("dataSnapshot", "dominantCategories"), List.<String>of());
        String text = RecommendationListValue.of(list).toJson();
        return new Found(
                Optional.of(text.getBytes(StandardCharsets.UTF_8)),
                categories,
                NewerWinsScript.arguments(
                        list.version(),
                        new Timed(text, cache.recommendationsTtl()),
                        new Timed(new ProfileSummaryValue(list.version(), categories).toJson(), cache.profileTtl())));
    }

    /** Nothing if a mark forbids the list that was found; Redis being down forbids nothing. */
    private Found refilled(Found found, UserId user, ErasureMark mark) {
        if (found.list().isEmpty()) {
            return found;
        }
        Outcome outcome = redisHop.call(() -> Outcome.of(String.valueOf(
                        redis.eval(NewerWinsScript.SOURCE, NewerWinsScript.keys(user, mark), found.refill()))))
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

    /**
     * What MongoDB has of a user.
     *
     * @param refill arguments of the newer-wins script
     */
    record Found(Optional<byte[]> list, List<String> dominantCategories, List<String> refill) {

        static Found nothing() {
            return new Found(Optional.empty(), List.of(), List.of());
        }
    }
}
