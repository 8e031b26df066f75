package dev.recs.model.redis;

import dev.recs.model.UserId;
import java.util.List;

/** Removes a user from the refresh queue and from its dead letters, as part of an erasure; answers how many places held it. */
public final class ForgetPendingScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = PendingRefreshLua.source("forget-due.lua");

    private ForgetPendingScript() {}

    public static List<String> keys() {
        return List.of(
                SharedKeys.PROFILE_REFRESH_DUE,
                SharedKeys.PENDING_PROFILE_REFRESHES,
                SharedKeys.PROFILE_REFRESH,
                SharedKeys.PROFILE_REFRESH_DEAD);
    }

    public static List<String> arguments(UserId user) {
        return PendingRefreshLua.arguments(user.value());
    }
}
