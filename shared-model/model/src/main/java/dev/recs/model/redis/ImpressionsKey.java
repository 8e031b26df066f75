package dev.recs.model.redis;

import dev.recs.model.UserId;
import java.time.Duration;

/** Capped list of what a user was shown and clicked, newest first ({@link ImpressionValue}); 30 days. */
public final class ImpressionsKey {

    public static final Duration TTL = Duration.ofDays(30);

    private static final String PREFIX = "user_impressions:";

    private ImpressionsKey() {}

    public static String of(UserId user) {
        return UserBucket.key(PREFIX, user);
    }
}
