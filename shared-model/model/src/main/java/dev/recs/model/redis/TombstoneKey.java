package dev.recs.model.redis;

import dev.recs.model.Tombstone;

/** Present after a user was erased: stops a running refresh from bringing the user back. Holds no id, only its mark. */
public final class TombstoneKey {

    private static final String PREFIX = "erased:";

    private TombstoneKey() {}

    public static String of(Tombstone tombstone) {
        return PREFIX + tombstone.hex();
    }
}
