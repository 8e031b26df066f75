package dev.recs.model.redis;

import dev.recs.model.UserId;

/** Present while a user wants no personalization: stops a running refresh from writing. */
public final class OptOutFlagKey {

    private static final String PREFIX = "opted_out:";

    /** Matches the keys of all users. */
    public static final String PATTERN = PREFIX + "*";

    private OptOutFlagKey() {}

    public static String of(UserId user) {
        return UserBucket.key(PREFIX, user);
    }

    /** The user of a key that {@link #of} or release 1.0.0 made. */
    public static UserId parse(String key) {
        return new UserId(UserBucket.withoutTag(key.substring(PREFIX.length())));
    }
}
