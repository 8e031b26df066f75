package dev.recs.serving.list;

import dev.recs.model.ErasureMark;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.BoughtSinceValue;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.serving.list.StoredLists.Found;
import dev.recs.serving.store.Hop;
import dev.recs.serving.store.Reply.Answered;
import dev.recs.serving.store.Reply.Down;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads what is stored of a user: one read of Redis, and MongoDB for a list that is not there. */
@Component
public final class UserStates {

    private static final Logger LOG = LoggerFactory.getLogger(UserStates.class);

    private final JoinedReads reads;
    private final Hop hop;
    private final StoredLists stored;
    private final Marks marks;
    private final CacheCounters counters;

    UserStates(JoinedReads reads, Hop redisHop, StoredLists stored, Marks marks, CacheCounters counters) {
        this.reads = reads;
        this.hop = redisHop;
        this.stored = stored;
        this.marks = marks;
        this.counters = counters;
    }

    public UserState of(UserId user) {
        ErasureMark mark = marks.erasureMarkOf(user);
        return switch (hop.call(() -> UserValues.read(reads, user, mark))) {
            case Answered<UserValues>(UserValues values) -> ofRedis(user, mark, values);
            case Down<UserValues> _ -> ofMongo(user, mark, Set.of(), List::of);
        };
    }

    /** The list with all contributions, which only MongoDB has; what Redis has if MongoDB is down. */
    public UserState explained(UserId user) {
        UserState state = of(user);
        if (state.list().isEmpty()) {
            return state;
        }
        return stored.allContributions(user)
                .map(list -> new UserState(
                        Optional.of(list), state.bought(), state.dominantCategories(), state.isUncertain()))
                .orElse(state);
    }

    private UserState ofRedis(UserId user, ErasureMark mark, UserValues values) {
        if (values.isMarked()) {
            return UserState.nothing();
        }
        byte[] list = values.list();
        counters.lookup(list != null);
        Set<String> bought = bought(values.bought());
        Supplier<List<String>> categories = () -> categories(values.profile());
        return list == null
                ? ofMongo(user, mark, bought, categories)
                : new UserState(Optional.of(list), bought, categories, false);
    }

    private UserState ofMongo(UserId user, ErasureMark mark, Set<String> bought, Supplier<List<String>> categories) {
        return switch (stored.find(user, mark)) {
            case Answered<Found>(Found found) ->
                new UserState(
                        found.list(), bought, found.list().isPresent() ? found::dominantCategories : categories, false);
            case Down<Found> _ -> new UserState(Optional.empty(), bought, categories, true);
        };
    }

    private static Set<String> bought(byte @Nullable [] value) {
        return value == null
                ? Set.of()
                : BoughtSinceValue.parse(text(value)).stream()
                        .map(id -> id.value())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> categories(byte @Nullable [] value) {
        if (value == null) {
            return List.of();
        }
        try {
            return ProfileSummaryValue.parse(text(value)).dominantCategories();
        } catch (BadInput e) {
            LOG.warn(e.getMessage());
            return List.of();
        }
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
