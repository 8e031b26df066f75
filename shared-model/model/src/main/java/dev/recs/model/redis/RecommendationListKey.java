package dev.recs.model.redis;

import dev.recs.model.UserId;

/** The list of a user as serving reads it ({@link RecommendationListValue}); 30 minutes by default. */
public final class RecommendationListKey {

    private static final String PREFIX = "user_recommendations:";

    /** Matches the keys of all users. */
    public static final String PATTERN = PREFIX + "*";

    private RecommendationListKey() {}

    public static String of(UserId user) {
        return UserBucket.key(PREFIX, user);
    }
}
