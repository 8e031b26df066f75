package dev.recs.model.redis;

import dev.recs.model.UserId;

/**
 * Capped sorted set: product id → when it was last shown to the user, in milliseconds, and half a millisecond more once it was clicked;
 * 25 hours.
 */
public final class LastShownKey {

    private static final String PREFIX = "user_last_shown:";

    private LastShownKey() {}

    public static String of(UserId user) {
        return UserBucket.key(PREFIX, user);
    }
}
