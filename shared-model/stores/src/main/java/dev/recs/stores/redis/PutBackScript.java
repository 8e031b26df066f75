package dev.recs.stores.redis;

import dev.recs.model.redis.RefreshEntry;
import java.time.Duration;
import java.util.List;

/** Takes an entry out of the stream and makes its user due again after a pause; if the user is due anyway, only joins the two. */
public final class PutBackScript {

    /** The Lua source; keys as in {@link PendingRefreshScript#keys}. */
    public static final String SOURCE = PendingRefreshLua.source("put-back.lua");

    private PutBackScript() {}

    public static List<String> arguments(RefreshEntry entry, int attempts, Duration delay) {
        return PendingRefreshLua.arguments(
                entry.id(),
                entry.user().value(),
                entry.cause().wireName(),
                Long.toString(entry.at().toEpochMilli()),
                entry.traceId(),
                String.join("\n", entry.orders()),
                Integer.toString(attempts),
                Long.toString(delay.toMillis()));
    }
}
