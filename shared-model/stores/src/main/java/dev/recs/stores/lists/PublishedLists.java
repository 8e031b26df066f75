package dev.recs.stores.lists;

import dev.recs.model.UserId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.lists.Recommendations.NewStamp;
import dev.recs.stores.redis.NewerWinsScript.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Lists and profile summaries where serving reads them first. They live for a while only; MongoDB has all of them.
 *
 * <p>Newer wins here too, and a user with a tombstone or an opt-out flag takes nothing.
 */
public interface PublishedLists {

    /**
     * Publishes lists in one pipeline.
     *
     * @param profiles of the same users in the same order as the lists
     */
    Map<UserId, Outcome> publish(List<UserProfile> profiles, List<RecommendationList> lists);

    /**
     * Gives lists that were found equal their new stamps, in one pipeline. A list that is not there stays away, and one of another version
     * than the compared one is removed: the next reader gets that of MongoDB. What is newer stays.
     *
     * @param profiles of the same users in the same order as the stamps
     */
    Map<UserId, Outcome> stamp(List<UserProfile> profiles, List<NewStamp> stamps);

    /** Removes list and profile summary. */
    void delete(Collection<UserId> users);

    /** Removes list and profile summary of each user, unless a refresh as of a later time wrote them. */
    void deleteOlder(Collection<UserId> users, Instant asOf);
}
