package dev.recs.model.redis;

import dev.recs.model.UserId;

/** Capped list of what a user was shown and clicked, newest first ({@link ImpressionValue}); 30 days. */
public final class ImpressionsKey {

    private static final String PREFIX = "user_impressions:";

    private ImpressionsKey() {}

    public static String of(UserId user) {
        return PREFIX + user.value();
    }
}
