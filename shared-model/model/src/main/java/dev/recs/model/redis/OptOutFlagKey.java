package dev.recs.model.redis;

import dev.recs.model.UserId;

/** Present while a user wants no personalization: stops a running refresh from writing. */
public final class OptOutFlagKey {

    private static final String PREFIX = "opted_out:";

    private OptOutFlagKey() {}

    public static String of(UserId user) {
        return PREFIX + user.value();
    }
}
