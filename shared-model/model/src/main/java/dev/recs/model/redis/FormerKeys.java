package dev.recs.model.redis;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import java.util.List;

/**
 * The names that keys had in release 1.0.0: without a bucket, and therefore of no use in a Redis Cluster.
 *
 * <p>On a single Redis this release looks at what processes of 1.0.0 write beside it, and {@code recs upgrade} moves it. Lists and profile
 * summaries are not among them: they end by themselves, and are refilled from MongoDB. To be removed with release 1.2.0.
 */
public final class FormerKeys {

    /** Sorted set: user id → time of the latest event in milliseconds. */
    public static final String USER_ACTIVITY = "user_activity";

    public static final String PROFILE_REFRESH_DUE = "profile_refresh_due";
    public static final String PENDING_PROFILE_REFRESHES = "profile_refresh_marks";
    public static final String PROFILE_REFRESH = "profile_refresh";
    public static final String PROFILE_REFRESH_DEAD = "profile_refresh_dead";

    /** Kinds of keys that {@code recs upgrade} renames. */
    public static final List<Kind> KINDS = List.of(
            new Kind("user_searches:*", 50),
            new Kind("user_views:*", 50),
            new Kind("user_impressions:*", 500),
            new Kind("user_last_shown:*", 0),
            new Kind("user_bought:*", 0),
            new Kind("opted_out:*", 0),
            new Kind("recommendations_shown:*", 0));

    private FormerKeys() {}

    /**
     * Keys of one prefix.
     *
     * @param cap values a list keeps; 0 for no list
     */
    public record Kind(String pattern, int cap) {}

    public static String tombstone(Tombstone tombstone) {
        return "erased:" + tombstone.hex();
    }

    public static String optOut(UserId user) {
        return "opted_out:" + user.value();
    }

    public static String searches(UserId user) {
        return "user_searches:" + user.value();
    }

    public static String views(UserId user) {
        return "user_views:" + user.value();
    }

    public static String impressions(UserId user) {
        return "user_impressions:" + user.value();
    }

    /** The name in 1.0.0 of a user's key of this release. */
    public static String nameOf(String key, UserId user) {
        return key.substring(0, key.indexOf(':') + 1) + user.value();
    }

    /**
     * The key of this release for one of 1.0.0, by its prefix; the key itself if it has its bucket already.
     *
     * @throws dev.recs.model.failure.BadInput if what follows the prefix is no id
     */
    public static String renamed(String key) {
        int prefix = key.indexOf(':') + 1;
        String rest = key.substring(prefix);
        return UserBucket.parse(rest).isPresent() ? key : UserBucket.key(key.substring(0, prefix), new UserId(rest));
    }
}
