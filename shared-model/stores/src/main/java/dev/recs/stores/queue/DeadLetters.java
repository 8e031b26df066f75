package dev.recs.stores.queue;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.FormerKeys;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.redis.RedisTopology;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

/** The stream of users that failed too often, with the reason; capped, the oldest go first. */
public final class DeadLetters {

    private static final int KEPT = 10_000;
    private static final int PAGE = 500;

    private final UnifiedJedis redis;

    public DeadLetters(UnifiedJedis redis) {
        this.redis = redis;
    }

    public long count() {
        return redis.xlen(SharedKeys.PROFILE_REFRESH_DEAD);
    }

    /** The newest first. */
    public List<DeadLetter> newest(int max) {
        return redis.xrevrange(SharedKeys.PROFILE_REFRESH_DEAD, "+", "-", max).stream()
                .map(DeadLetters::letter)
                .toList();
    }

    /**
     * Makes every user of a dead letter due again.
     *
     * @return how many; letters that name no user stay, and those that a full queue did not take
     */
    public int replay(RefreshQueue queue, Instant now) {
        int replayed = 0;
        for (DeadLetter letter : newest(KEPT).reversed()) {
            try {
                UserId user = new UserId(letter.userId());
                PendingRefresh due = PendingRefresh.of(user, RefreshCause.REPLAY, now, letter.traceId());
                if (queue.setDue(List.of(due)).refused() > 0) {
                    return replayed;
                }
            } catch (BadInput e) {
                continue;
            }
            redis.xdel(SharedKeys.PROFILE_REFRESH_DEAD, new StreamEntryID(letter.id()));
            replayed++;
        }
        return replayed;
    }

    /** Deletes the letters of a user, a page at a time, so that Redis answers others in between. @return how many there were */
    public long remove(UserId user) {
        long removed = 0;
        String from = "-";
        List<StreamEntry> page;
        do {
            page = redis.xrange(SharedKeys.PROFILE_REFRESH_DEAD, from, "+", PAGE);
            StreamEntryID[] letters = page.stream()
                    .filter(letter -> user.value().equals(letter.getFields().get("user")))
                    .map(StreamEntry::getID)
                    .toArray(StreamEntryID[]::new);
            removed += letters.length == 0 ? 0 : redis.xdel(SharedKeys.PROFILE_REFRESH_DEAD, letters);
            from = page.isEmpty() ? "" : "(" + page.getLast().getID();
        } while (page.size() == PAGE);
        return removed;
    }

    /** Moves the letters of release 1.0.0; one may come twice, if this is killed. @return how many there were */
    public long takeOverFormer() {
        long moved = 0;
        List<StreamEntry> page = formerPage();
        while (!page.isEmpty()) {
            page.forEach(letter -> add(letter.getFields()));
            redis.xdel(
                    FormerKeys.PROFILE_REFRESH_DEAD,
                    page.stream().map(StreamEntry::getID).toArray(StreamEntryID[]::new));
            moved += page.size();
            page = formerPage();
        }
        return moved;
    }

    private List<StreamEntry> formerPage() {
        return RedisTopology.hasFormerKeys(redis)
                ? redis.xrange(FormerKeys.PROFILE_REFRESH_DEAD, "-", "+", PAGE)
                : List.of();
    }

    void add(RefreshEntry entry, String reason) {
        add(Map.of(
                "user", entry.user().value(),
                "cause", entry.cause().wireName(),
                "at", Long.toString(entry.at().toEpochMilli()),
                "trace", entry.traceId(),
                "reason", reason));
    }

    void addUnreadable(Map<String, String> fields, String reason) {
        Map<String, String> letter = new HashMap<>(fields);
        letter.put("reason", reason);
        add(letter);
    }

    private void add(Map<String, String> letter) {
        redis.xadd(
                SharedKeys.PROFILE_REFRESH_DEAD,
                XAddParams.xAddParams().maxLen(KEPT).approximateTrimming(),
                letter);
    }

    private static DeadLetter letter(StreamEntry entry) {
        Map<String, String> fields = entry.getFields();
        return new DeadLetter(
                entry.getID().toString(),
                fields.getOrDefault("user", ""),
                fields.getOrDefault("cause", ""),
                fields.getOrDefault("trace", ""),
                fields.getOrDefault("reason", ""));
    }
}
