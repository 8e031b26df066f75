package dev.recs.serving.lists;

import dev.recs.model.ProductId;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.BoughtSinceValue;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.serving.lists.StoredLists.Found;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is stored of a user: one read of Redis, and MongoDB for a list that is not there. */
@Component
public final class UserStates {

    private final CoalescedReads reads;
    private final GuardedStoreClient client;
    private final StoredLists stored;
    private final UserFlags flags;
    private final CacheCounters counters;
    private final FallbackLog log;

    UserStates(
            CoalescedReads reads,
            GuardedStoreClient guardedRedis,
            StoredLists stored,
            UserFlags flags,
            CacheCounters counters,
            FallbackLog log) {
        this.reads = reads;
        this.client = guardedRedis;
        this.stored = stored;
        this.flags = flags;
        this.counters = counters;
        this.log = log;
    }

    public UserState read(UserId user) {
        Tombstone tombstone = flags.tombstoneOf(user);
        return switch (client.call(CallKind.READ, () -> UserValues.read(reads, user, tombstone))) {
            case Answered<UserValues>(UserValues values) -> ofRedis(user, values);
            case Down<UserValues> _ -> ofMongo(user, new OfRedis(Set.of(), List::of, Refused.NOTHING));
        };
    }

    /** The list with all contributions, which only MongoDB has; what Redis has if MongoDB is down. */
    public UserState explained(UserId user) {
        UserState state = read(user);
        if (state.list().isEmpty()) {
            return state;
        }
        return stored.allContributions(user)
                .map(list -> new UserState(
                        Optional.of(list),
                        state.bought(),
                        state.dominantCategories(),
                        state.refused(),
                        state.isUncertain()))
                .orElse(state);
    }

    /** As {@code state}, with the list as MongoDB has it. */
    public UserState stored(UserId user, UserState state) {
        return ofMongo(user, new OfRedis(state.bought(), state.dominantCategories(), state.refused()));
    }

    private UserState ofRedis(UserId user, UserValues values) {
        if (values.isErased()) {
            return UserState.nothing();
        }
        Set<String> bought = bought(values.bought());
        if (values.isOptedOut()) {
            return new UserState(Optional.empty(), bought, List::of, Refused.NOTHING, false);
        }
        byte[] list = readable(values.list());
        counters.lookup(list != null);
        OfRedis others =
                new OfRedis(bought, () -> categories(values.profile()), flags.refusedOf(user, values.refused()));
        return list == null
                ? ofMongo(user, others)
                : new UserState(Optional.of(list), bought, others.categories(), others.refused(), false);
    }

    private UserState ofMongo(UserId user, OfRedis others) {
        return switch (stored.find(user)) {
            case Answered<Found>(Found found) ->
                new UserState(
                        found.list(),
                        others.bought(),
                        found.list().isPresent() ? found::dominantCategories : others.categories(),
                        others.refused(),
                        false);
            case Down<Found> _ ->
                new UserState(Optional.empty(), others.bought(), others.categories(), others.refused(), true);
        };
    }

    private Set<String> bought(byte @Nullable [] value) {
        try {
            return value == null
                    ? Set.of()
                    : BoughtSinceValue.parse(text(value)).stream()
                            .map(ProductId::value)
                            .collect(Collectors.toUnmodifiableSet());
        } catch (BadInput e) {
            log.down("reading what was bought since", e);
            return Set.of();
        }
    }

    private List<String> categories(byte @Nullable [] stored) {
        byte[] value = readable(stored);
        try {
            return value == null ? List.of() : ProfileSummaryValue.parse(value).dominantCategories();
        } catch (BadInput e) {
            log.down("reading a profile of Redis", e);
            return List.of();
        }
    }

    /** Nothing of a format that only another release knows: as if it were not there. */
    private static byte @Nullable [] readable(byte @Nullable [] value) {
        return value == null || Envelope.isReadable(value) ? value : null;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    /** What Redis has of a user beside the list. */
    private record OfRedis(Set<String> bought, Supplier<List<String>> categories, Refused refused) {}
}
