package dev.recs.model.redis;

import dev.recs.model.UserId;

/** Sorted set of a bucket of users: user id → time of the latest event in milliseconds. */
public final class ActivityKey {

    private static final String PREFIX = "user_activity:";

    private ActivityKey() {}

    public static String of(UserId user) {
        return of(UserBucket.of(user));
    }

    public static String of(UserBucket bucket) {
        String tag = bucket.tag();
        return PREFIX + tag.substring(0, tag.length() - 1);
    }
}
