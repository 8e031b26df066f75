package dev.recs.serving.lists;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RefusedKey;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.stores.redis.UserMarks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that Redis has of a user for a read. */
final class UserValues {

    private final byte[][] values;

    private UserValues(List<byte[]> values) {
        this.values = values.toArray(byte[][]::new);
    }

    static UserValues read(CoalescedReads reads, UserId user, Tombstone tombstone) {
        UserMarks marks = reads.marksOf(user, tombstone);
        byte[] list = bytes(RecommendationListKey.of(user));
        byte[] bought = bytes(BoughtSinceKey.of(user));
        byte[] profile = bytes(UserProfileKey.of(user));
        byte[] erased = bytes(marks.tombstone());
        byte[] optedOut = bytes(marks.optOut());
        byte[] refused = bytes(RefusedKey.of(user));
        return new UserValues(
                marks.hasFormer()
                        ? reads.read(
                                list,
                                bought,
                                profile,
                                erased,
                                optedOut,
                                refused,
                                bytes(marks.formerTombstone()),
                                bytes(marks.formerOptOut()))
                        : reads.read(list, bought, profile, erased, optedOut, refused));
    }

    byte @Nullable [] list() {
        return values[0];
    }

    byte @Nullable [] bought() {
        return values[1];
    }

    byte @Nullable [] profile() {
        return values[2];
    }

    boolean isErased() {
        return isThere(3);
    }

    /** The user wants no personalization. */
    boolean isOptedOut() {
        return isThere(4);
    }

    /** A mark, by its name or by that of release 1.0.0, which stands three further on where it is looked for. */
    private boolean isThere(int mark) {
        return values[mark] != null || (values.length > mark + 3 && values[mark + 3] != null);
    }

    byte @Nullable [] refused() {
        return values[5];
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
