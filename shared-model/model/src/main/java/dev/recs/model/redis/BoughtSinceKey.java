package dev.recs.model.redis;

import dev.recs.model.UserId;

/** Products bought since the list was made ({@link BoughtSinceValue}): the read-time guard; 48 hours. */
public final class BoughtSinceKey {

    private static final String PREFIX = "user_bought:";

    private BoughtSinceKey() {}

    public static String of(UserId user) {
        return PREFIX + user.value();
    }
}
