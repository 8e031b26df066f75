package dev.recs.serving.lists;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.lists.RedisLists;
import dev.recs.stores.redis.NewerWinsScript.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lists in MongoDB. A list that is found refills Redis, by the script by which newer wins and a tombstone or opt-out flag refuses. */
@Component
final class StoredLists {

    private final Recommendations recommendations;
    private final Profiles profiles;
    private final GuardedStoreClient guardedMongo;
    private final RedisLists published;
    private final GuardedStoreClient guardedRedis;
    private final FallbackLog log;

    StoredLists(ListStores stores, GuardedStoreClient guardedMongo, GuardedStoreClient guardedRedis, FallbackLog log) {
        this.recommendations = stores.recommendations();
        this.profiles = stores.profiles();
        this.guardedMongo = guardedMongo;
        this.published = stores.published();
        this.guardedRedis = guardedRedis;
        this.log = log;
    }

    Reply<Found> find(UserId user) {
        return switch (guardedMongo.call(CallKind.READ, () -> stored(user))) {
            case Reply.Answered<Optional<Stored>>(Optional<Stored> stored) ->
                new Reply.Answered<>(stored.filter(this::mayBeShown)
                        .map(found -> new Found(
                                Optional.of(
                                        RecommendationListValue.of(found.list()).toBytes()),
                                found.dominantCategories()))
                        .orElse(Found.nothing()));
            case Reply.Down<Optional<Stored>> down -> new Reply.Down<>(guardedMongo.name(), down.why());
        };
    }

    Optional<byte[]> allContributions(UserId user) {
        return guardedMongo
                .call(CallKind.READ, () -> list(user))
                .orElse(Optional.empty())
                .map(list -> new RecommendationListValue(
                                list.version(),
                                list.generatedAt(),
                                list.model(),
                                list.recipe(),
                                list.items(),
                                list.shelves(),
                                list.variant().hash())
                        .toBytes());
    }

    /** A list, and what the profile beside it says if there is one. */
    private Optional<Stored> stored(UserId user) {
        return list(user)
                .map(list -> new Stored(
                        list,
                        readable("reading a profile of MongoDB", List.of(), () -> profiles.dominantCategories(user))));
    }

    private Optional<RecommendationList> list(UserId user) {
        return readable("reading a list of MongoDB", Optional.empty(), () -> recommendations.find(user));
    }

    /** Nothing of a document that is not of our form: MongoDB is not down for that. */
    private <T> T readable(String what, T otherwise, Supplier<T> read) {
        try {
            return read.get();
        } catch (BadInput e) {
            log.down(what, e);
            return otherwise;
        }
    }

    /** Not if a mark forbids the list that was found; Redis being down forbids nothing. */
    private boolean mayBeShown(Stored stored) {
        return switch (guardedRedis
                .call(CallKind.READ, () -> published.refill(stored.list(), stored.dominantCategories()))
                .orElse(Outcome.NEWER_PRESENT)) {
            case WRITTEN, NEWER_PRESENT -> true;
            case ERASED, OPTED_OUT -> false;
        };
    }

    private record Stored(RecommendationList list, List<String> dominantCategories) {}

    /** What MongoDB has of a user. */
    record Found(Optional<byte[]> list, List<String> dominantCategories) {

        static Found nothing() {
            return new Found(Optional.empty(), List.of());
        }
    }

    /** Where lists are, and what is beside them. */
    @Component
    record ListStores(Recommendations recommendations, Profiles profiles, RedisLists published) {}
}
