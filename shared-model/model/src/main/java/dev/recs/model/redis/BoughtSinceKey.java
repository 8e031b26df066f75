package dev.recs.model.redis;

import dev.recs.model.UserId;
import java.time.Duration;

/** Products bought since the list was made ({@link BoughtSinceValue}): the read-time guard; two days. */
public final class BoughtSinceKey {

    public static final Duration TTL = Duration.ofDays(2);

    private static final String PREFIX = "user_bought:";

    private BoughtSinceKey() {}

    public static String of(UserId user) {
        return UserBucket.key(PREFIX, user);
    }
}
