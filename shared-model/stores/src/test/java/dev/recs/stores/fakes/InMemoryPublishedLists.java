package dev.recs.stores.fakes;

import dev.recs.model.UserId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.erasure.Tombstones;
import dev.recs.stores.lists.PublishedLists;
import dev.recs.stores.lists.Recommendations.NewStamp;
import dev.recs.stores.redis.NewerWinsScript.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Published lists of a test, with the tombstones and opt-out flags that refuse them. */
public final class InMemoryPublishedLists implements PublishedLists {

    private final Map<UserId, Published> lists = new HashMap<>();
    private final Set<UserId> optedOut = new HashSet<>();
    private final Tombstones tombstones;
    private final Duration ttl;
    private final Clock clock;

    /** @param ttl how long a list lives */
    public InMemoryPublishedLists(Tombstones tombstones, Duration ttl, Clock clock) {
        this.tombstones = tombstones;
        this.ttl = ttl;
        this.clock = clock;
    }

    /** The user wants no personalization any more. */
    public synchronized void optOut(UserId user) {
        optedOut.add(user);
    }

    /** What a reader finds. */
    public synchronized Optional<RecommendationList> find(UserId user) {
        return Optional.ofNullable(present(user));
    }

    @Override
    public synchronized Map<UserId, Outcome> publish(List<UserProfile> profiles, List<RecommendationList> newLists) {
        Map<UserId, Outcome> outcomes = new HashMap<>();
        newLists.forEach(list -> outcomes.put(list.userId(), publish(list)));
        return outcomes;
    }

    @Override
    public synchronized Map<UserId, Outcome> stamp(List<UserProfile> profiles, List<NewStamp> stamps) {
        Map<UserId, Outcome> outcomes = new HashMap<>();
        stamps.forEach(stamp -> outcomes.put(stamp.userId(), stamp(stamp)));
        return outcomes;
    }

    private Outcome stamp(NewStamp stamp) {
        UserId user = stamp.userId();
        Outcome refusal = refusal(user);
        if (refusal != null) {
            return refusal;
        }
        RecommendationList present = present(user);
        if (present == null) {
            return Outcome.WRITTEN;
        }
        if (present.version().compareTo(stamp.stamp().version()) >= 0) {
            return Outcome.NEWER_PRESENT;
        }
        if (present.version().equals(stamp.previous())) {
            lists.put(
                    user,
                    new Published(
                            InMemoryRecommendations.stamped(present, stamp.stamp()),
                            clock.instant().plus(ttl)));
        } else {
            lists.remove(user);
        }
        return Outcome.WRITTEN;
    }

    private @Nullable Outcome refusal(UserId user) {
        if (!tombstones.erasedAt(List.of(user)).isEmpty()) {
            return Outcome.ERASED;
        }
        return optedOut.contains(user) ? Outcome.OPTED_OUT : null;
    }

    private Outcome publish(RecommendationList list) {
        UserId user = list.userId();
        Outcome refusal = refusal(user);
        if (refusal != null) {
            return refusal;
        }
        RecommendationList present = present(user);
        if (present != null && present.version().compareTo(list.version()) >= 0 && !isMoved(present, list)) {
            return Outcome.NEWER_PRESENT;
        }
        lists.put(user, new Published(list, clock.instant().plus(ttl)));
        return Outcome.WRITTEN;
    }

    private static boolean isMoved(RecommendationList present, RecommendationList list) {
        return present.version().equals(list.version()) && !present.variant().equals(list.variant());
    }

    @Override
    public synchronized void delete(Collection<UserId> users) {
        lists.keySet().removeAll(Set.copyOf(users));
    }

    @Override
    public synchronized void deleteOlder(Collection<UserId> users, Instant asOf) {
        lists.entrySet()
                .removeIf(entry -> users.contains(entry.getKey())
                        && !entry.getValue().list().version().asOf().isAfter(asOf));
    }

    private @Nullable RecommendationList present(UserId user) {
        Published published = lists.get(user);
        return published == null || !published.until().isAfter(clock.instant()) ? null : published.list();
    }

    private record Published(RecommendationList list, Instant until) {}
}
