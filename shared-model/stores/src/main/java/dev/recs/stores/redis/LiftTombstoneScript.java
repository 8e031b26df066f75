package dev.recs.stores.redis;

import java.time.Instant;
import java.util.List;

/** The script that removes a tombstone, unless the user was erased again after the account was opened. */
public final class LiftTombstoneScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = LuaSource.load("lift-tombstone.lua");

    private LiftTombstoneScript() {}

    /** @param tombstone its key */
    public static List<String> keys(String tombstone) {
        return List.of(tombstone);
    }

    /** @param createdAt when the account was opened that is not the erased one */
    public static List<String> arguments(Instant createdAt) {
        return List.of(Long.toString(createdAt.toEpochMilli()));
    }
}
