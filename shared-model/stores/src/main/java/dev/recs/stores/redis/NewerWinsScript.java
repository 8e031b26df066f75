package dev.recs.stores.redis;

import dev.recs.model.UserId;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.UserProfileKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one script that writes a user's list and profile summary: only over an older list, and never over a mark.
 *
 * <p>A value that is not ours is no newer list: it is written over.
 *
 * <p>Batch, worker and serving's refill all publish through it, so that they may race. It compares the times in the
 * {@link Envelope} of the stored list, whatever the format of its body, or those at the head of a text of release 1.0.0.
 */
public final class NewerWinsScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = LuaSource.load("list-version.lua") + LuaSource.load("newer-wins.lua");

    private NewerWinsScript() {}

    public static List<byte[]> keys(UserId user, UserMarks marks) {
        List<byte[]> keys =
                new ArrayList<>(List.of(bytes(RecommendationListKey.of(user)), bytes(UserProfileKey.of(user))));
        marks.keys().forEach(mark -> keys.add(bytes(mark)));
        return keys;
    }

    /**
     * Of a refresh. A list of the same version is written over if it is of another variant, since the assignment has changed since then.
     *
     * @param list bytes of a {@link RecommendationListValue}, and how long they live
     * @param profile bytes of a {@link ProfileSummaryValue}, and how long they live
     */
    public static List<byte[]> arguments(byte[] list, Duration listTtl, byte[] profile, Duration profileTtl) {
        return List.of(list, millis(listTtl), profile, millis(profileTtl), bytes("1"));
    }

    /** Of a reader that puts back what Redis has lost: whatever is there of the same version stays. */
    public static List<byte[]> refill(byte[] list, Duration listTtl, byte[] profile, Duration profileTtl) {
        return List.of(list, millis(listTtl), profile, millis(profileTtl), bytes("0"));
    }

    private static byte[] millis(Duration duration) {
        return bytes(Long.toString(duration.toMillis()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the script answered. */
    public enum Outcome {
        WRITTEN,
        NEWER_PRESENT,
        ERASED,
        OPTED_OUT;

        /** @param reply as the driver hands out a reply to bytes */
        public static Outcome of(Object reply) {
            String text =
                    reply instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(reply);
            return switch (text) {
                case "written" -> WRITTEN;
                case "newer-present" -> NEWER_PRESENT;
                case "erased" -> ERASED;
                case "opted-out" -> OPTED_OUT;
                default ->
                    throw new IllegalStateException(
                            "newer-wins script answered '%s': expected written, newer-present, erased or opted-out"
                                    .formatted(text));
            };
        }
    }
}
