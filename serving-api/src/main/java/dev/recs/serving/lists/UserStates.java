package dev.recs.serving.lists;

import dev.recs.model.ProductId;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.BoughtSinceValue;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.serving.lists.StoredLists.Found;
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
        return switch (client.call(() -> UserValues.read(reads, user, tombstone))) {
            case Answered<UserValues>(UserValues values) -> ofRedis(user, tombstone, values);
            case Down<UserValues> _ -> ofMongo(user, tombstone, Set.of(), List::of);
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
                        Optional.of(list), state.bought(), state.dominantCategories(), state.isUncertain()))
                .orElse(state);
    }

    /** As {@code state}, with the list as MongoDB has it. */
    public UserState stored(UserId user, UserState state) {
        return ofMongo(user, flags.tombstoneOf(user), state.bought(), state.dominantCategories());
    }

    private UserState ofRedis(UserId user, Tombstone tombstone, UserValues values) {
        if (values.isErased()) {
            return UserState.nothing();
        }
        Set<String> bought = bought(values.bought());
        if (values.isOptedOut()) {
            return new UserState(Optional.empty(), bought, List::of, false);
        }
        byte[] list = readable(values.list());
        counters.lookup(list != null);
        Supplier<List<String>> categories = () -> categories(values.profile());
        return list == null
                ? ofMongo(user, tombstone, bought, categories)
                : new UserState(Optional.of(list), bought, categories, false);
    }

    private UserState ofMongo(UserId user, Tombstone tombstone, Set<String> bought, Supplier<List<String>> categories) {
        return switch (stored.find(user, tombstone)) {
            case Answered<Found>(Found found) ->
                new UserState(
                        found.list(), bought, found.list().isPresent() ? found::dominantCategories : categories, false);
            case Down<Found> _ -> new UserState(Optional.empty(), bought, categories, true);
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
}
