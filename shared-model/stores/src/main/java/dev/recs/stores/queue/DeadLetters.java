package dev.recs.stores.queue;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.model.redis.SharedKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

/** The stream of users that failed too often, with the reason; capped, the oldest go first. */
public final class DeadLetters {

    private static final int KEPT = 10_000;

    private final RedisClient redis;

    public DeadLetters(RedisClient redis) {
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
     * @return how many; letters that name no user stay
     */
    public int replay(RefreshQueue queue, Instant now) {
        int replayed = 0;
        for (DeadLetter letter : newest(KEPT).reversed()) {
            try {
                UserId user = new UserId(letter.userId());
                queue.setDue(List.of(PendingRefresh.of(user, RefreshCause.REPLAY, now, letter.traceId())));
            } catch (BadInput e) {
                continue;
            }
            redis.xdel(SharedKeys.PROFILE_REFRESH_DEAD, new StreamEntryID(letter.id()));
            replayed++;
        }
        return replayed;
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
