package dev.recs.stores.redis;

import java.util.List;

/**
 * Moves what a key of release 1.0.0 holds to the key of this release: a list is joined with what is there by time and capped, counters are
 * added, of a sorted set the larger score stays, of a mark the one that is there.
 */
public final class MoveFormerScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = LuaSource.load("move-former.lua");

    private MoveFormerScript() {}

    /** Of two slots: there are no keys of 1.0.0 in a cluster. */
    public static List<String> keys(String former, String key) {
        return List.of(former, key);
    }

    /** @param cap values a list keeps at most */
    public static List<String> arguments(int cap) {
        return List.of(Integer.toString(cap));
    }
}
