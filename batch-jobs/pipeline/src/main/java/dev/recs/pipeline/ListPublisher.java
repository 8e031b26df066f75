package dev.recs.pipeline;

import dev.recs.model.UserId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.NewerWinsScript;
import dev.recs.stores.lists.MongoLists;
import dev.recs.stores.lists.PreviousProfile;
import dev.recs.stores.lists.RedisPublisher;
import dev.recs.stores.lists.Tombstones;
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

    private final MongoLists mongo;
    private final RedisPublisher redis;
    private final Tombstones tombstones;

    public ListPublisher(MongoLists mongo, RedisPublisher redis, Tombstones tombstones) {
        this.mongo = mongo;
        this.redis = redis;
        this.tombstones = tombstones;
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
        Set<UserId> newer = mongo.save(
                profiles.stream()
                        .filter(profile -> !unchanged.contains(profile.userId()))
                        .toList(),
                lists);
        Map<UserId, Outcome> refused = publish(profiles, lists, newer);
        delete(refused.keySet());
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
            case OPTED_OUT, ERASED -> delete(users);
            case TOO_FEW_SIGNALS -> {
                mongo.deleteOlder(users, asOf);
                redis.deleteOlder(users, asOf);
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
        tombstones.lift(createdAt);
        redis.lift(createdAt);
    }

    private void delete(Collection<UserId> users) {
        mongo.delete(users);
        redis.delete(users);
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
        Map<UserId, NewerWinsScript.Outcome> outcomes = redis.publish(ownProfiles, ownLists);
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
        tombstones.erased(outcomes.keySet()).forEach(user -> refused.put(user, Outcome.ERASED));
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
}
