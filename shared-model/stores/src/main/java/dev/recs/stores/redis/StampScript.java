package dev.recs.stores.redis;

import dev.recs.model.ListVersion;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.ProfileSummaryValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Gives the list of a user, if it is the one that was found equal, new times and a new recipe in its envelope, and both values their full
 * times to live. Keys and answers are those of {@link NewerWinsScript}.
 *
 * <p>A list of another version that is older than the stamp is not the one in MongoDB: it is removed, and read there.
 */
public final class StampScript {

    /** The Lua source; arguments in the order of {@link #arguments}. */
    public static final String SOURCE = LuaSource.load("list-version.lua") + LuaSource.load("stamp.lua");

    private static final int VERSION_BYTES = 2 * Long.BYTES;

    private StampScript() {}

    /**
     * @param compared version of the list that was found equal
     * @param stamp the new one, {@link Envelope#stamp}, and how long the list lives
     * @param profile bytes of a {@link ProfileSummaryValue}, and how long they live
     */
    public static List<byte[]> arguments(
            ListVersion compared, byte[] stamp, Duration listTtl, byte[] profile, Duration profileTtl) {
        return List.of(
                Arrays.copyOf(Envelope.stamp(compared, ""), VERSION_BYTES),
                stamp,
                bytes(Integer.toString(Envelope.STAMP_AT)),
                bytes(Long.toString(listTtl.toMillis())),
                profile,
                bytes(Long.toString(profileTtl.toMillis())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
