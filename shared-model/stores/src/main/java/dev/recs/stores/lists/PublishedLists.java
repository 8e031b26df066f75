package dev.recs.stores.lists;

import dev.recs.model.UserId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
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

    /** Removes list and profile summary. */
    void delete(Collection<UserId> users);

    /** Removes list and profile summary of each user, unless a refresh as of a later time wrote them. */
    void deleteOlder(Collection<UserId> users, Instant asOf);
}
