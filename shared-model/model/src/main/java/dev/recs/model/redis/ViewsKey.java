package dev.recs.model.redis;

import dev.recs.model.UserId;

/** Capped list of a user's latest product views, newest first ({@link ViewValue}). */
public final class ViewsKey {

    private static final String PREFIX = "user_views:";

    private ViewsKey() {}

    public static String of(UserId user) {
        return PREFIX + user.value();
    }
}
