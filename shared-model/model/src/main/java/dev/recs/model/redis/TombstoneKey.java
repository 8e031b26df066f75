package dev.recs.model.redis;

import dev.recs.model.Tombstone;

/** Present after a user was erased: stops a running refresh from bringing the user back. Holds no id, only its mark. */
public final class TombstoneKey {

    private static final String PREFIX = "erased:";

    /** Matches the keys of all erased users. */
    public static final String PATTERN = PREFIX + "*";

    private TombstoneKey() {}

    public static String of(UserBucket bucket, Tombstone tombstone) {
        return PREFIX + bucket.tag() + tombstone.hex();
    }

    /** The tombstone of a key that {@link #of} or release 1.0.0 made. */
    public static Tombstone parse(String key) {
        return new Tombstone(UserBucket.withoutTag(key.substring(PREFIX.length())));
    }
}
