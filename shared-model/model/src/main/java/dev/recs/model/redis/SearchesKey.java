package dev.recs.model.redis;

import dev.recs.model.UserId;
import java.time.Duration;

/** Capped list of a user's latest searches, newest first ({@link SearchValue}); 30 days after the last. The profile keeps its own copy. */
public final class SearchesKey {

    public static final Duration TTL = Duration.ofDays(30);

    private static final String PREFIX = "user_searches:";

    /** Matches the keys of all users. */
    public static final String PATTERN = PREFIX + "*";

    private SearchesKey() {}

    public static String of(UserId user) {
        return UserBucket.key(PREFIX, user);
    }
}
