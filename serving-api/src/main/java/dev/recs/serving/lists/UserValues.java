package dev.recs.serving.lists;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserProfileKey;
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
        return new UserValues(reads.read(
                bytes(RecommendationListKey.of(user)),
                bytes(BoughtSinceKey.of(user)),
                bytes(UserProfileKey.of(user)),
                bytes(TombstoneKey.of(tombstone)),
                bytes(OptOutFlagKey.of(user))));
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
        return values[3] != null;
    }

    /** The user wants no personalization. */
    boolean isOptedOut() {
        return values[4] != null;
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
