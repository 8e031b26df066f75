package dev.recs.stores.redis;

import dev.recs.model.UserId;
import dev.recs.model.redis.ActivityKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds events to one of a user's lists so that it stays newest first, without repeats, and capped; so an import may be repeated, and
 * events that the shop writes meanwhile are kept. A user with a tombstone or an opt-out flag gets nothing.
 */
public final class MergeEventsScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = LuaSource.load("merge-events.lua");

    /** Arguments before the values. */
    public static final int FIRST_VALUE = 3;

    private MergeEventsScript() {}

    /** @param list of the user's searches, or of the views */
    public static List<String> keys(String list, UserId user, UserMarks marks) {
        List<String> keys = new ArrayList<>(List.of(list, ActivityKey.of(user)));
        keys.addAll(marks.keys());
        return keys;
    }

    /**
     * @param cap how many values the list keeps
     * @param ttl how long the list lives from now
     * @param values JSON objects with a time {@code at}, at least one
     */
    public static List<String> arguments(UserId user, int cap, Duration ttl, List<String> values) {
        List<String> arguments =
                new ArrayList<>(List.of(user.value(), Integer.toString(cap), Long.toString(ttl.toSeconds())));
        arguments.addAll(values);
        return arguments;
    }
}
