package dev.recs.model.redis;

import dev.recs.model.UserId;

/** Capped list of a user's latest searches, newest first ({@link SearchValue}). */
public final class SearchesKey {

    private static final String PREFIX = "user_searches:";

    private SearchesKey() {}

    public static String of(UserId user) {
        return PREFIX + user.value();
    }
}
