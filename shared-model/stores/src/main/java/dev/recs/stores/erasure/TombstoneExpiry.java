package dev.recs.stores.erasure;

import static java.util.stream.Collectors.toMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.recs.model.Tombstone;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.TombstoneKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * Deletes tombstones of erased users: a tombstone is kept as long as the shop lists its user, and 30 days more.
 *
 * <p>A tombstone does not reveal its user, so those of all listed users are computed and looked up: a million take about a second.
 * A user who is listed moves the tombstone's {@code lastListedAt} to now; so a shop that lists nobody once ends nothing. Tombstones
 * that Redis lost are put back.
 */
public final class TombstoneExpiry {

    /** How long after the last nightly job that found the user listed. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int PAGE = 5_000;
    private static final String ERASED_AT = "erasedAt";
    private static final String LAST_LISTED_AT = "lastListedAt";
    private static final String LISTED =
            "SELECT user_id FROM recs_users WHERE user_id > ? ORDER BY user_id LIMIT " + PAGE;

    private final JdbcOperations jdbc;
    private final MongoCollection<Document> tombstones;
    private final RedisClient redis;
    private final TombstoneHasher tombstoneHasher;
    private final Clock clock;

    /** @param key of the tombstones, the same in every process */
    public TombstoneExpiry(Erasure.Stores stores, byte[] key, Clock clock) {
        this.jdbc = stores.jdbc();
        this.tombstones = stores.mongo().getCollection(MongoCollections.ERASURE_MARKS);
        this.redis = stores.redis();
        this.tombstoneHasher = new TombstoneHasher(key);
        this.clock = clock;
    }

    /** @return how many tombstones were deleted */
    public long run() {
        Map<String, Document> stored = tombstones.find().into(new ArrayList<>()).stream()
                .collect(toMap(tombstone -> tombstone.getString("_id"), tombstone -> tombstone));
        if (stored.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Set<String> listed = listed(stored.keySet());
        if (!listed.isEmpty()) {
            tombstones.updateMany(Filters.in("_id", listed), Updates.set(LAST_LISTED_AT, Date.from(now)));
        }
        long ended = 0;
        for (Map.Entry<String, Document> tombstone : stored.entrySet()) {
            boolean isOver = !listed.contains(tombstone.getKey())
                    && lastNeeded(tombstone.getValue()).plus(KEPT).isBefore(now);
            String key = TombstoneKey.of(new Tombstone(tombstone.getKey()));
            if (isOver) {
                tombstones.deleteOne(Filters.eq("_id", tombstone.getKey()));
                redis.del(key);
                ended++;
            } else {
                redis.set(
                        key,
                        Long.toString(time(tombstone.getValue(), ERASED_AT).toEpochMilli()),
                        SetParams.setParams().nx());
            }
        }
        return ended;
    }

    /** Those of the tombstones whose user the shop lists. */
    private Set<String> listed(Set<String> wanted) {
        Set<String> listed = new HashSet<>();
        List<@Nullable String> page = jdbc.queryForList(LISTED, String.class, "");
        while (!page.isEmpty()) {
            for (String user : page) {
                String tombstone = tombstoneHasher
                        .tombstoneOf(new UserId(String.valueOf(user)))
                        .hex();
                if (wanted.contains(tombstone)) {
                    listed.add(tombstone);
                }
            }
            page = page.size() < PAGE ? List.of() : jdbc.queryForList(LISTED, String.class, page.getLast());
        }
        return listed;
    }

    private static Instant lastNeeded(Document tombstone) {
        Instant erased = time(tombstone, ERASED_AT);
        Instant listed = time(tombstone, LAST_LISTED_AT);
        return listed.isAfter(erased) ? listed : erased;
    }

    private static Instant time(Document tombstone, String field) {
        Date time = tombstone.getDate(field);
        return time == null ? Instant.EPOCH : time.toInstant();
    }
}
