package dev.recs.stores.redis;

import dev.recs.model.UserId;
import java.util.List;

/** Removes a user from the refresh queue, as part of an erasure; answers how many places held it. */
public final class ForgetPendingScript {

    /** The Lua source; keys as in {@link PendingRefreshScript#keys}. */
    public static final String SOURCE = PendingRefreshLua.source("forget-due.lua");

    private ForgetPendingScript() {}

    public static List<String> arguments(UserId user) {
        return PendingRefreshLua.arguments(user.value());
    }
}
