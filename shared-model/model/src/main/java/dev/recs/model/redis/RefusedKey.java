package dev.recs.model.redis;

import dev.recs.model.UserId;

/**
 * What a user refused ({@link RefusedValue}), read with every list. No time to live, since Redis evicts keys that have one when it is full,
 * and a refused product must not come back then; capped, and ended by the refusals' own retention.
 */
public final class RefusedKey {

    private static final String PREFIX = "user_refused:";

    private RefusedKey() {}

    public static String of(UserId user) {
        return UserBucket.key(PREFIX, user);
    }
}
