package dev.recs.pipeline;

import dev.recs.model.UserId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.erasure.Tombstones;
import dev.recs.stores.lists.PreviousProfile;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.PublishedLists;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.redis.NewerWinsScript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Publishes profiles and lists: write, look for tombstones and opt-out flags, undo.
 *
 * <p>A user may opt out or be erased while a refresh is on its way. Who does that sets tombstone or flag first and deletes after it. So
 * whichever comes last finds the other: our read after the write finds the tombstone or flag, or the deletion finds our write.
 */
public final class ListPublisher {

    private final Profiles storedProfiles;
    private final Recommendations recommendations;
    private final PublishedLists published;
    private final Flags flags;

    public ListPublisher(
            Profiles storedProfiles, Recommendations recommendations, PublishedLists published, Flags flags) {
        this.storedProfiles = storedProfiles;
        this.recommendations = recommendations;
        this.published = published;
        this.flags = flags;
    }

    /** @param profiles of the same users in the same order as the lists */
    public List<Outcome> save(
            List<UserProfile> profiles, List<RecommendationList> lists, Map<UserId, PreviousProfile> previous) {
        Set<UserId> unchanged = new HashSet<>();
        for (UserProfile profile : profiles) {
            PreviousProfile before = previous.get(profile.userId());
            if (before != null
                    && before.isMadeOf(
                            profile.activityHash(), profile.metadata().generationVersion())) {
                unchanged.add(profile.userId());
            }
        }
        storedProfiles.save(profiles.stream()
                .filter(profile -> !unchanged.contains(profile.userId()))
                .toList());
        Set<UserId> newer = recommendations.save(lists);
        Map<UserId, Outcome> refused = publish(profiles, lists, newer);
        withdraw(refused.keySet());
        return lists.stream()
                .map(RecommendationList::userId)
                .map(user -> outcome(user, refused, newer, unchanged))
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
            case REFRESHED, UNCHANGED, NEWER_PRESENT, UNKNOWN, SKIPPED -> {
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

    /** @return those who opted out or were erased in the meantime */
    private Map<UserId, Outcome> publish(
            List<UserProfile> profiles, List<RecommendationList> lists, Set<UserId> newer) {
        List<UserProfile> ownProfiles = new ArrayList<>(profiles.size());
        List<RecommendationList> ownLists = new ArrayList<>(lists.size());
        for (int i = 0; i < lists.size(); i++) {
            if (!newer.contains(lists.get(i).userId())) {
                ownProfiles.add(profiles.get(i));
                ownLists.add(lists.get(i));
            }
        }
        Map<UserId, NewerWinsScript.Outcome> outcomes = published.publish(ownProfiles, ownLists);
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

    private static Outcome outcome(
            UserId user, Map<UserId, Outcome> refused, Set<UserId> newer, Set<UserId> unchanged) {
        Outcome refusal = refused.get(user);
        if (refusal != null) {
            return refusal;
        }
        if (newer.contains(user)) {
            return Outcome.NEWER_PRESENT;
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
