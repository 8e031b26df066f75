package dev.recs.stores.redis;

import java.util.List;

/**
 * Moves users whose time has come to the stream, the longest due first; answers how many it moved.
 *
 * <p>A user whose entry has been in the stream for a minute is looked at too: if the entry is gone (somebody trimmed the stream)
 * the user gets another. A member without a mark, put there by hand, is moved like a view.
 */
public final class MovePendingScript {

    /** The Lua source; keys as in {@link PendingRefreshScript#keys}. */
    public static final String SOURCE = PendingRefreshLua.source("move-due.lua");

    private MovePendingScript() {}

    public static List<String> arguments(int limit) {
        return PendingRefreshLua.arguments(Integer.toString(limit));
    }
}
