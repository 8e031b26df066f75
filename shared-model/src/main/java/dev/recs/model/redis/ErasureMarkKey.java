package dev.recs.model.redis;

import dev.recs.model.ErasureMark;

/** Present after a user was erased: stops a running refresh from bringing the user back. Holds no id, only its mark. */
public final class ErasureMarkKey {

    private static final String PREFIX = "erased:";

    private ErasureMarkKey() {}

    public static String of(ErasureMark mark) {
        return PREFIX + mark.hex();
    }
}
