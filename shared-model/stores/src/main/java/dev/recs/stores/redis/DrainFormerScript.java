package dev.recs.stores.redis;

import dev.recs.model.redis.FormerKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves users from the queue of release 1.0.0 to this one, all at once each, so that nobody is lost whoever is killed meanwhile; answers how
 * many. What a worker of 1.0.0 has taken stays its own until the visibility timeout.
 */
public final class DrainFormerScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = PendingRefreshLua.source("drain-former.lua");

    private DrainFormerScript() {}

    /** Of two slots: there is no queue of 1.0.0 in a cluster. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>(PendingRefreshScript.keys());
        keys.addAll(List.of(
                FormerKeys.PROFILE_REFRESH_DUE, FormerKeys.PENDING_PROFILE_REFRESHES, FormerKeys.PROFILE_REFRESH));
        return keys;
    }

    public static List<String> arguments(int limit, Duration visibilityTimeout) {
        return PendingRefreshLua.arguments(Integer.toString(limit), Long.toString(visibilityTimeout.toMillis()));
    }
}
