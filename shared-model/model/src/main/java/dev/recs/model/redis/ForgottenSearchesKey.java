package dev.recs.model.redis;

import dev.recs.model.UserId;
import java.time.Duration;

/** The searches that a user forgot of late, one {@link SearchValue} a line, for whoever takes it back; ten minutes. */
public final class ForgottenSearchesKey {

    public static final Duration TTL = Duration.ofMinutes(10);

    private static final String PREFIX = "forgotten_searches:";

    private ForgottenSearchesKey() {}

    public static String of(UserId user) {
        return UserBucket.key(PREFIX, user);
    }
}
