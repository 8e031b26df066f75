package dev.recs.stores.erasure;

import dev.recs.model.Tombstone;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.redis.UserBucket;
import dev.recs.stores.erasure.MongoTombstones.Stored;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopUsers.Range;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes tombstones of erased users: a tombstone is kept as long as the shop lists its user, and 30 days more.
 *
 * <p>A tombstone does not reveal its user, so those of all listed users are computed and looked up, a page of users at a time: whatever the
 * number of users and tombstones, no more than a page of either is in memory, and no command names more than a page. A user who is
 * listed moves the tombstone's {@code lastListedAt} to now; so a shop that lists nobody once ends nothing. Tombstones that Redis
 * lost are put back. Of users who are listed an erasure that one store does not know of is repeated ({@link ErasureRepeat}); of others what
 * Redis has and MongoDB has not ends after the same 30 days.
 */
public final class TombstoneExpiry {

    /** How long after the last nightly job that found the user listed. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int PAGE = 5_000;

    private final ShopUsers shop;
    private final MongoTombstones mongo;
    private final RedisFlags redis;
    private final ErasureRepeat repeat;
    private final TombstoneHasher tombstoneHasher;
    private final Clock clock;

    /** @param key of the tombstones, the same in every process */
    public TombstoneExpiry(ShopUsers shop, Erasure.Stores stores, byte[] key, Clock clock) {
        this.shop = shop;
        this.mongo = new MongoTombstones(stores.mongo(), key);
        this.redis = new RedisFlags(stores.redis(), key);
        this.repeat = new ErasureRepeat(shop, mongo, redis, new Erasure(stores, key, clock), clock);
        this.tombstoneHasher = new TombstoneHasher(key);
        this.clock = clock;
    }

    /**
     * Puts tombstones back that Redis lost; the least of {@link #run}, for the moment when that is seen.
     *
     * @return how many
     */
    public long restoreAll() {
        long restored = 0;
        List<Stored> page = mongo.page(null, PAGE);
        while (!page.isEmpty()) {
            restored += restore(page);
            page = page.size() < PAGE ? List.of() : mongo.page(page.getLast().tombstone(), PAGE);
        }
        return restored;
    }

    /** @return how many tombstones were deleted */
    public long run() {
        Instant now = clock.instant();
        if (!mongo.page(null, 1).isEmpty() || redis.hasTombstones()) {
            markListed(now);
        }
        return expire(now) + expireStrays(now);
    }

    private void markListed(Instant now) {
        Range unread = Range.WHOLE;
        List<ShopUsers.Active> page = shop.page(unread, Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            Map<Tombstone, UserBucket> tombstones = new HashMap<>();
            repeat.run(page.stream().map(ShopUsers.Active::userId).toList())
                    .forEach(user -> tombstones.put(tombstoneHasher.tombstoneOf(user), UserBucket.of(user)));
            mongo.setListed(tombstones, now);
            unread = unread.from(page.getLast().userId());
            page = page.size() < PAGE ? List.of() : shop.page(unread, Optional.empty(), PAGE);
        }
    }

    private long expire(Instant now) {
        Instant oldest = now.minus(KEPT);
        long deleted = 0;
        List<Stored> page = mongo.page(null, PAGE);
        while (!page.isEmpty()) {
            List<Stored> over = new ArrayList<>();
            List<Stored> kept = new ArrayList<>();
            for (Stored stored : page) {
                if (stored.lastNeeded().isBefore(oldest)) {
                    over.add(stored);
                } else {
                    kept.add(stored);
                }
            }
            List<Tombstone> tombstones = over.stream().map(Stored::tombstone).toList();
            deleted += mongo.deleteUntouched(tombstones, oldest);
            Set<Tombstone> touched = new HashSet<>(mongo.present(tombstones));
            over.removeIf(stored -> touched.contains(stored.tombstone()));
            redis.delete(over);
            restore(kept);
            page = page.size() < PAGE ? List.of() : mongo.page(page.getLast().tombstone(), PAGE);
        }
        return deleted;
    }

    /** An erasure that was ended in between has taken its tombstone from MongoDB first. */
    private long restore(List<Stored> page) {
        List<Stored> lost = redis.restore(page);
        Set<Tombstone> present =
                Set.copyOf(mongo.present(lost.stream().map(Stored::tombstone).toList()));
        List<Stored> ended = lost.stream()
                .filter(stored -> !present.contains(stored.tombstone()))
                .toList();
        redis.delete(ended);
        return (long) lost.size() - ended.size();
    }

    /** Those of an erasure that MongoDB took no part in, of users whom the shop does not list. */
    private long expireStrays(Instant now) {
        Instant oldest = now.minus(KEPT);
        Set<Tombstone> strays = new HashSet<>();
        redis.forEachTombstonePage(page -> {
            Map<String, Instant> old = new HashMap<>(page);
            old.values().removeIf(erased -> !erased.isBefore(oldest));
            Set<Tombstone> known = new HashSet<>(mongo.present(
                    old.keySet().stream().map(RedisFlags::tombstoneOf).toList()));
            old.keySet().removeIf(key -> known.contains(RedisFlags.tombstoneOf(key)));
            redis.deleteKeys(old.keySet());
            old.keySet().forEach(key -> strays.add(RedisFlags.tombstoneOf(key)));
        });
        return strays.size();
    }
}
