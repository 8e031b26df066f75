package dev.recs.stores.redis;

import dev.recs.model.redis.RefreshEntry;
import java.util.ArrayList;
import java.util.List;

/** Takes entries out of the stream, acknowledged and deleted together, so that no pending entry is ever without its text. */
public final class FinishScript {

    /** The Lua source; keys as in {@link PendingRefreshScript#keys}. */
    public static final String SOURCE = PendingRefreshLua.source("finish.lua");

    private FinishScript() {}

    /** @param entries their ids, as {@link RefreshEntry#id} has them */
    public static List<String> arguments(List<String> entries) {
        List<String> arguments = new ArrayList<>(PendingRefreshLua.ARGUMENTS);
        arguments.addAll(entries);
        return arguments;
    }
}
