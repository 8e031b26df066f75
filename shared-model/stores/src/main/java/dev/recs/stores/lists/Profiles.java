package dev.recs.stores.lists;

import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.UserProfile;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The stored profiles of users. Safe for any number of threads and processes: newer wins. */
public interface Profiles {

    /**
     * Writes profiles, each only over an older one: {@link dev.recs.model.ListVersion} decides.
     *
     * @return the users whose profile was left alone because a strictly newer one is there
     */
    Set<UserId> save(List<UserProfile> profiles);

    /** @throws dev.recs.model.failure.BadInput if what is stored is not of our form */
    Optional<UserProfile> find(UserId user);

    /** What is needed of the stored profiles of a chunk, in one query. */
    Map<UserId, PreviousProfile> previous(Collection<UserId> users);

    /**
     * The categories that a user does most with, the largest first; none without a profile.
     *
     * @throws dev.recs.model.failure.BadInput if what is stored is not of our form
     */
    List<String> dominantCategories(UserId user);

    /**
     * Hands out the activity-until of every profile by user, a page at a time; {@link Instant#EPOCH} for one that has none.
     *
     * @return how many profiles there are
     */
    long forEachPage(int size, Consumer<Map<UserId, Instant>> page);

    /** How long ago the profiles were made, in seconds. */
    LongSummaryStatistics ages(Instant now);

    /** Removes searches from what the user's profile was made of, and from its text; the profile counts as outdated then. */
    void forgetSearches(UserId user, Predicate<RecentSearch> forgotten);

    /** Whether the user has one. */
    boolean exists(UserId user);

    /** @return how many there were */
    long delete(Collection<UserId> users);

    /** Removes profiles, but none that a refresh as of a later time wrote. */
    void deleteOlder(Collection<UserId> users, Instant asOf);
}
