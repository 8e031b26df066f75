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
 * Ends the marks of erased users: a mark is kept as long as the store lists its user, and 30 days more.
 *
 * <p>No way leads from a mark to its user, so the marks of all listed users are made and looked up: a million take about a second.
 * A user who is listed moves the mark's {@code lastListedAt} to now; so a store that lists nobody for a night ends nothing. Marks
 * that Redis lost are put back.
 */
public final class TombstoneExpiry {

    /** How long after the last night on which the store listed the user. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int PAGE = 5_000;
    private static final String ERASED_AT = "erasedAt";
    private static final String LAST_LISTED_AT = "lastListedAt";
    private static final String LISTED =
            "SELECT user_id FROM recs_users WHERE user_id > ? ORDER BY user_id LIMIT " + PAGE;

    private final JdbcOperations jdbc;
    private final MongoCollection<Document> marks;
    private final RedisClient redis;
    private final TombstoneHasher marker;
    private final Clock clock;

    /** @param key of the marks, the same in every process */
    public TombstoneExpiry(Erasure.Stores stores, byte[] key, Clock clock) {
        this.jdbc = stores.jdbc();
        this.marks = stores.mongo().getCollection(MongoCollections.ERASURE_MARKS);
        this.redis = stores.redis();
        this.marker = new TombstoneHasher(key);
        this.clock = clock;
    }

    /** @return how many marks ended */
    public long run() {
        Map<String, Instant> lastNeeded = marks.find().into(new ArrayList<>()).stream()
                .collect(toMap(mark -> mark.getString("_id"), TombstoneExpiry::lastNeeded));
        if (lastNeeded.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Set<String> listed = listed(lastNeeded.keySet());
        if (!listed.isEmpty()) {
            marks.updateMany(Filters.in("_id", listed), Updates.set(LAST_LISTED_AT, Date.from(now)));
        }
        long ended = 0;
        for (Map.Entry<String, Instant> mark : lastNeeded.entrySet()) {
            boolean isOver = !listed.contains(mark.getKey())
                    && mark.getValue().plus(KEPT).isBefore(now);
            String key = TombstoneKey.of(new Tombstone(mark.getKey()));
            if (isOver) {
                marks.deleteOne(Filters.eq("_id", mark.getKey()));
                redis.del(key);
                ended++;
            } else {
                redis.set(
                        key,
                        Long.toString(mark.getValue().toEpochMilli()),
                        SetParams.setParams().nx());
            }
        }
        return ended;
    }

    /** Those of the marks whose user the store lists. */
    private Set<String> listed(Set<String> wanted) {
        Set<String> listed = new HashSet<>();
        List<@Nullable String> page = jdbc.queryForList(LISTED, String.class, "");
        while (!page.isEmpty()) {
            for (String user : page) {
                String mark = marker.markOf(new UserId(String.valueOf(user))).hex();
                if (wanted.contains(mark)) {
                    listed.add(mark);
                }
            }
            page = page.size() < PAGE ? List.of() : jdbc.queryForList(LISTED, String.class, page.getLast());
        }
        return listed;
    }

    private static Instant lastNeeded(Document mark) {
        Instant erased = time(mark, ERASED_AT);
        Instant listed = time(mark, LAST_LISTED_AT);
        return listed.isAfter(erased) ? listed : erased;
    }

    private static Instant time(Document mark, String field) {
        Date time = mark.getDate(field);
        return time == null ? Instant.EPOCH : time.toInstant();
    }
}
