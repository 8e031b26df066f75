package dev.recs.pipeline;

import dev.recs.model.UserId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.pipeline.ListWriter.Written;
import dev.recs.stores.erasure.Tombstones;
import dev.recs.stores.lists.PreviousProfile;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.PublishedLists;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.redis.NewerWinsScript;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Publishes profiles and lists: write, look for tombstones and opt-out flags, undo.
 *
 * <p>A user may opt out or be erased while a refresh is on its way. Who does that sets tombstone or flag first and deletes after it. So
 * whichever comes last finds the other: our read after the write finds the tombstone or flag, or the deletion finds our write.
 */
public final class ListPublisher {

    private final Profiles storedProfiles;
    private final Recommendations recommendations;
    private final ListWriter writer;
    private final PublishedLists published;
    private final Flags flags;

    public ListPublisher(
            Profiles storedProfiles, Recommendations recommendations, PublishedLists published, Flags flags) {
        this.storedProfiles = storedProfiles;
        this.recommendations = recommendations;
        this.writer = new ListWriter(recommendations);
        this.published = published;
        this.flags = flags;
    }

    /**
     * Writes every list whole.
     *
     * @param profiles of the same users in the same order as the lists
     */
    public List<Outcome> save(
            List<UserProfile> profiles, List<RecommendationList> lists, Map<UserId, PreviousProfile> previous) {
        return save(profiles, previous, () -> writer.writeAll(lists));
    }

    /**
     * The same for a job over many: a list that is equal to the stored one gets a new stamp only.
     *
     * @param profiles of the same users in the same order as the lists
     */
    List<Outcome> saveChanged(
            List<UserProfile> profiles, List<RecommendationList> lists, Map<UserId, PreviousProfile> previous) {
        return save(profiles, previous, () -> writer.writeChanged(lists));
    }

    private List<Outcome> save(
            List<UserProfile> profiles, Map<UserId, PreviousProfile> previous, Supplier<Written> writing) {
        Set<UserId> unchanged = unchanged(profiles, previous);
        storedProfiles.save(profiles.stream()
                .filter(profile -> !unchanged.contains(profile.userId()))
                .toList());
        Written written = writing.get();
        Map<UserId, Outcome> refused = publish(profiles, written);
        withdraw(refused.keySet());
        Set<UserId> stamped = written.stampedUsers();
        return profiles.stream()
                .map(UserProfile::userId)
                .map(user -> refused.containsKey(user)
                        ? refused.get(user)
                        : outcome(user, written.newer(), stamped, unchanged))
                .toList();
    }
    /**
     * Removes what an earlier refresh stored of users who have no list any more.
     *
     * <p>A user with too few signals may have bought something after {@code asOf}: what a later refresh made of it stays.
     */
    void settle(Outcome outcome, Collection<UserId> users, Instant asOf) {
        switch (outcome) {
            case OPTED_OUT, ERASED -> withdraw(users);
            case TOO_FEW_SIGNALS -> {
                storedProfiles.deleteOlder(users, asOf);
                recommendations.deleteOlder(users, asOf);
                published.deleteOlder(users, asOf);
            }
            case REFRESHED, UNCHANGED, LIST_UNCHANGED, NEWER_PRESENT, UNKNOWN, SKIPPED -> {
                // Their profile and list are those of now, or stay as they are.
            }
        }
    }

    /**
     * Ends the erasure of users who opened an account after it.
     *
     * @param createdAt when each did
     */
    void lift(Map<UserId, Instant> createdAt) {
        flags.stored().lift(createdAt);
        flags.published().lift(createdAt);
    }

    /** Takes profiles and lists back, whatever made them: their users are gone. */
    public void withdraw(Collection<UserId> users) {
        storedProfiles.delete(users);
        recommendations.delete(users);
        published.delete(users);
    }

    private static Set<UserId> unchanged(List<UserProfile> profiles, Map<UserId, PreviousProfile> previous) {
        Set<UserId> unchanged = new HashSet<>();
        for (UserProfile profile : profiles) {
            PreviousProfile before = previous.get(profile.userId());
            if (before != null
                    && before.isMadeOf(
                            profile.activityHash(), profile.metadata().generationVersion())) {
                unchanged.add(profile.userId());
            }
        }
        return unchanged;
    }

    /** @return those who opted out or were erased in the meantime */
    private Map<UserId, Outcome> publish(List<UserProfile> profiles, Written written) {
        Map<UserId, UserProfile> byUser =
                profiles.stream().collect(Collectors.toMap(UserProfile::userId, Function.identity()));
        List<RecommendationList> whole = written.whole().stream()
                .filter(list -> !written.newer().contains(list.userId()))
                .toList();
        Map<UserId, NewerWinsScript.Outcome> outcomes = new HashMap<>(published.publish(
                whole.stream()
                        .map(list -> Objects.requireNonNull(byUser.get(list.userId())))
                        .toList(),
                whole));
        outcomes.putAll(published.stamp(
                written.stamped().stream()
                        .map(stamp -> Objects.requireNonNull(byUser.get(stamp.userId())))
                        .toList(),
                written.stamped()));
        Map<UserId, Outcome> refused = new HashMap<>();
        outcomes.forEach((user, outcome) -> {
            switch (outcome) {
                case ERASED -> refused.put(user, Outcome.ERASED);
                case OPTED_OUT -> refused.put(user, Outcome.OPTED_OUT);
                case WRITTEN, NEWER_PRESENT -> {
                    // Nothing forbids the list.
                }
            }
        });
        flags.stored().erasedAt(outcomes.keySet()).keySet().forEach(user -> refused.put(user, Outcome.ERASED));
        return refused;
    }

    private static Outcome outcome(UserId user, Set<UserId> newer, Set<UserId> stamped, Set<UserId> unchanged) {
        if (newer.contains(user)) {
            return Outcome.NEWER_PRESENT;
        }
        if (stamped.contains(user)) {
            return Outcome.LIST_UNCHANGED;
        }
        return unchanged.contains(user) ? Outcome.UNCHANGED : Outcome.REFRESHED;
    }

    /**
     * The tombstones of both stores.
     *
     * @param stored those that count, in MongoDB
     * @param published those that the scripts of Redis look at
     */
    public record Flags(Tombstones stored, Tombstones published) {}
}
