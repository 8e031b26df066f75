package dev.recs.stores.redis;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.redis.FormerKeys;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserBucket;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/**
 * The keys of a user's tombstone and opt-out flag, as the scripts take them: each by its name and by that of release 1.0.0. Where nobody
 * writes the latter, the first stands for it, so that a script has the same number of keys everywhere.
 */
public record UserMarks(String tombstone, String optOut, String formerTombstone, String formerOptOut) {

    public static UserMarks of(UnifiedJedis redis, UserId user, Tombstone tombstone) {
        return of(user, tombstone, RedisTopology.hasFormerKeys(redis));
    }

    /** @param hasFormer whether processes of 1.0.0 may have written marks */
    public static UserMarks of(UserId user, Tombstone tombstone, boolean hasFormer) {
        String erased = TombstoneKey.of(UserBucket.of(user), tombstone);
        String optedOut = OptOutFlagKey.of(user);
        return hasFormer
                ? new UserMarks(erased, optedOut, FormerKeys.tombstone(tombstone), FormerKeys.optOut(user))
                : new UserMarks(erased, optedOut, erased, optedOut);
    }

    /** Whether the names of 1.0.0 are others. */
    public boolean hasFormer() {
        return !formerOptOut.equals(optOut);
    }

    /** In the order in which the scripts take them. */
    public List<String> keys() {
        return List.of(tombstone, optOut, formerTombstone, formerOptOut);
    }
}
