package dev.recs.model.redis;

import dev.recs.model.UserId;

/** What serving needs of a profile ({@link ProfileSummaryValue}); 1 hour by default. */
public final class UserProfileKey {

    private static final String PREFIX = "user_profile:";

    /** Matches the keys of all users. */
    public static final String PATTERN = PREFIX + "*";

    private UserProfileKey() {}

    public static String of(UserId user) {
        return UserBucket.key(PREFIX, user);
    }
}
