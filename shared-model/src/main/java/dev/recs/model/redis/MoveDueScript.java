package dev.recs.model.redis;

import java.util.List;

/**
 * Moves users whose time has come to the stream, the longest due first; answers how many it moved.
 *
 * <p>A user whose entry has been in the stream for a minute is looked at too: if the entry is gone (somebody trimmed the stream)
 * the user gets another. A member without a mark, put there by hand, is moved like a view.
 */
public final class MoveDueScript {

    /** The Lua source; keys as in {@link RefreshDueScript#keys}. */
    public static final String SOURCE = RefreshMarkLua.source("move-due.lua");

    private MoveDueScript() {}

    public static List<String> arguments(int limit) {
        return RefreshMarkLua.arguments(Integer.toString(limit));
    }
}
