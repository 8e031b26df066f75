package dev.recs.stores.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Appends entries to a capped stream: what finds no room is left out, so that nothing older goes for it. */
public final class AppendEventsScript {

    /** The Lua source; one key, the stream. */
    public static final String SOURCE = LuaSource.load("append-events.lua");

    private AppendEventsScript() {}

    /**
     * The arguments of a call.
     *
     * @param max entries of the stream at most
     * @param entries each with the same number of fields
     */
    public static List<String> arguments(int max, List<Map<String, String>> entries) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(max));
        arguments.add(Integer.toString(2 * entries.getFirst().size()));
        for (Map<String, String> entry : entries) {
            entry.forEach((name, value) -> {
                arguments.add(name);
                arguments.add(value);
            });
        }
        return arguments;
    }
}
