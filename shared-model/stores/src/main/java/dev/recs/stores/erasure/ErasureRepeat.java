package dev.recs.stores.erasure;

import dev.recs.model.UserId;
import dev.recs.stores.shop.ShopUsers;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats erasures of which one store knows and the other does not: it was away, or an older backup of it brought the user back.
 *
 * <p>The time of the erasure stays. Who has opened an account since is not erased again: a refresh lifts that tombstone. Nor is somebody
 * whose erasure ends at this moment: the store that knew of it is asked once more, after the other was told.
 */
final class ErasureRepeat {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureRepeat.class);

    private final ShopUsers shop;
    private final Tombstones mongo;
    private final Tombstones redis;
    private final Erasure erasure;
    private final Clock clock;

    ErasureRepeat(ShopUsers shop, Tombstones mongo, Tombstones redis, Erasure erasure, Clock clock) {
        this.shop = shop;
        this.mongo = mongo;
        this.redis = redis;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * Asks each store once.
     *
     * @param users whom the shop lists
     * @return those among them who have a tombstone in MongoDB now
     */
    Set<UserId> run(Collection<UserId> users) {
        Map<UserId, Instant> inMongo = mongo.erasedAt(users);
        Map<UserId, Instant> inRedis = redis.erasedAt(users);
        Set<UserId> marked = new HashSet<>(inMongo.keySet());
        marked.addAll(repeat(missing(inRedis, inMongo), redis, mongo));
        repeat(missing(inMongo, inRedis), mongo, redis);
        return marked;
    }

    private static Map<UserId, Instant> missing(Map<UserId, Instant> known, Map<UserId, Instant> there) {
        Map<UserId, Instant> missing = new HashMap<>(known);
        missing.keySet().removeAll(there.keySet());
        return missing;
    }

    private Set<UserId> repeat(Map<UserId, Instant> erased, Tombstones knowing, Tombstones other) {
        if (erased.isEmpty()) {
            return Set.of();
        }
        shop.accounts(erased.keySet()).forEach((user, account) -> {
            if (account.createdAt().isAfter(erased.getOrDefault(user, Instant.MAX))) {
                erased.remove(user);
            }
        });
        Instant now = clock.instant();
        erased.forEach((user, at) ->
                other.add(user, at.isAfter(now) ? now : at)); // A tombstone without a time has the last there is.
        Set<UserId> ended = new HashSet<>(erased.keySet());
        ended.removeAll(knowing.erasedAt(erased.keySet()).keySet());
        ended.forEach(other::remove);
        erased.keySet().removeAll(ended);
        List.copyOf(erased.keySet()).forEach(erasure::removeAgain);
        if (!erased.isEmpty()) {
            LOG.warn("repeated {} erasures of which one store had no tombstone", erased.size());
        }
        return erased.keySet();
    }
}
