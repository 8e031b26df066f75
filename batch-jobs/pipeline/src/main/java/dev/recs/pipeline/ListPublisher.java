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
 * Where profiles and lists go: write, look for marks, undo.
 *
 * <p>A user may opt out or be erased while a refresh is on its way. Who does that sets the mark first and deletes after it. So
 * whichever comes last finds the other: our look after the write finds the mark, or the deletion finds our write.
 */
public final class ListPublisher {

    private final MongoLists mongo;
    private final RedisPublisher redis;
    private final Tombstones marks;

    public ListPublisher(MongoLists mongo, RedisPublisher redis, Tombstones marks) {
        this.mongo = mongo;
        this.redis = redis;
        this.marks = marks;
    }

    /** @param profiles of the same users in the same order as the lists */
    public List<Outcome> save(
            List<UserProfile> profiles, List<RecommendationList> lists, Map<UserId, PreviousProfile> former) {
        Set<UserId> unchanged = new HashSet<>();
        for (UserProfile profile : profiles) {
            PreviousProfile before = former.get(profile.userId());
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
        Set<UserId> marked = publish(profiles, lists, newer);
        delete(marked);
        return lists.stream()
                .map(RecommendationList::userId)
                .map(user -> outcome(user, marked, newer, unchanged))
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
        Map<UserId, NewerWinsScript.Outcome> answers = redis.publish(ownProfiles, ownLists);
        Set<UserId> marked = marks.erased(answers.keySet());
        answers.forEach((user, answer) -> {
            if (answer == NewerWinsScript.Outcome.ERASED || answer == NewerWinsScript.Outcome.OPTED_OUT) {
                marked.add(user);
            }
        });
        return marked;
    }

    private static Outcome outcome(UserId user, Set<UserId> marked, Set<UserId> newer, Set<UserId> unchanged) {
        if (marked.contains(user)) {
            return Outcome.OPTED_OUT;
        }
        if (newer.contains(user)) {
            return Outcome.NEWER_PRESENT;
        }
        return unchanged.contains(user) ? Outcome.UNCHANGED : Outcome.REFRESHED;
    }
}
