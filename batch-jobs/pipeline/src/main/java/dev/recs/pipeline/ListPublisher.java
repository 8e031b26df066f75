package dev.recs.pipeline;

import dev.recs.model.UserId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.NewerWinsScript;
import dev.recs.stores.lists.MongoLists;
import dev.recs.stores.lists.PreviousProfile;
import dev.recs.stores.lists.RedisPublisher;
import dev.recs.stores.lists.Tombstones;
import java.util.ArrayList;
import java.util.Collection;
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
        Set<UserId> erased = publish(profiles, lists, newer);
        delete(erased);
        return lists.stream()
                .map(RecommendationList::userId)
                .map(user -> outcome(user, erased, newer, unchanged))
                .toList();
    }

    public void delete(Collection<UserId> users) {
        mongo.delete(users);
        redis.delete(users);
    }

    /** @return those who opted out or were erased in the meantime */
    private Set<UserId> publish(List<UserProfile> profiles, List<RecommendationList> lists, Set<UserId> newer) {
        List<UserProfile> ownProfiles = new ArrayList<>(profiles.size());
        List<RecommendationList> ownLists = new ArrayList<>(lists.size());
        for (int i = 0; i < lists.size(); i++) {
            if (!newer.contains(lists.get(i).userId())) {
                ownProfiles.add(profiles.get(i));
                ownLists.add(lists.get(i));
            }
        }
        Map<UserId, NewerWinsScript.Outcome> outcomes = redis.publish(ownProfiles, ownLists);
        Set<UserId> erased = tombstones.erased(outcomes.keySet());
        outcomes.forEach((user, outcome) -> {
            if (outcome == NewerWinsScript.Outcome.ERASED || outcome == NewerWinsScript.Outcome.OPTED_OUT) {
                erased.add(user);
            }
        });
        return erased;
    }

    private static Outcome outcome(UserId user, Set<UserId> erased, Set<UserId> newer, Set<UserId> unchanged) {
        if (erased.contains(user)) {
            return Outcome.OPTED_OUT;
        }
        if (newer.contains(user)) {
            return Outcome.NEWER_PRESENT;
        }
        return unchanged.contains(user) ? Outcome.UNCHANGED : Outcome.REFRESHED;
    }
}
