package dev.recs.stores.queue;

import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.redis.DrainFormerScript;
import dev.recs.stores.redis.FinishScript;
import dev.recs.stores.redis.MovePendingScript;
import dev.recs.stores.redis.PendingRefreshScript;
import dev.recs.stores.redis.PutBackScript;
import dev.recs.stores.redis.RedisScript;
import dev.recs.stores.redis.RedisTopology;
import dev.recs.stores.redis.TakeEntriesScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * The queue in Redis: a sorted set, a hash, a stream and their scripts. Throws what Jedis throws.
 *
 * <p>On a single Redis it also takes over what processes of release 1.0.0 have queued by its former keys.
 */
public final class RedisRefreshQueue implements RefreshQueue {

    private static final Logger LOG = LoggerFactory.getLogger(RedisRefreshQueue.class);
    private static final int MOVED_AT_ONCE = 500;
    private static final StreamEntryID BEGINNING = new StreamEntryID(0, 0);

    private final UnifiedJedis redis;
    private final QueueSettings settings;
    private final DeadLetters deadLetters;
    private final RedisScript due = new RedisScript(PendingRefreshScript.SOURCE);
    private final RedisScript move = new RedisScript(MovePendingScript.SOURCE);
    private final RedisScript take = new RedisScript(TakeEntriesScript.SOURCE);
    private final RedisScript putBack = new RedisScript(PutBackScript.SOURCE);
    private final RedisScript finish = new RedisScript(FinishScript.SOURCE);
    private final RedisScript drain = new RedisScript(DrainFormerScript.SOURCE);
    private final boolean hasFormerQueue;

    public RedisRefreshQueue(UnifiedJedis redis, QueueSettings settings) {
        this.redis = redis;
        this.settings = settings;
        this.deadLetters = new DeadLetters(redis);
        this.hasFormerQueue = RedisTopology.hasFormerKeys(redis);
    }

    @Override
    public Enqueued setDue(List<PendingRefresh> users) {
        if (users.isEmpty()) {
            return Enqueued.NOBODY;
        }
        List<?> counts = (List<?>) due.run(
                redis,
                PendingRefreshScript.keys(),
                PendingRefreshScript.arguments(users, settings.delays(), settings.maxUsers()));
        return new Enqueued((Long) counts.get(0), (Long) counts.get(1), (Long) counts.get(2));
    }

    @Override
    public void moveDue() {
        if (hasFormerQueue) {
            drainFormer();
        }
        run(move, MovePendingScript.arguments(MOVED_AT_ONCE));
    }

    /** Moves all that processes of release 1.0.0 have queued. @return how many users */
    public long takeOverFormer() {
        long all = 0;
        long moved = hasFormerQueue ? drainFormer() : 0;
        while (moved > 0) {
            all += moved;
            moved = drainFormer();
        }
        return all;
    }

    private long drainFormer() {
        return (Long) drain.run(
                redis,
                DrainFormerScript.keys(),
                DrainFormerScript.arguments(MOVED_AT_ONCE, settings.visibilityTimeout()));
    }

    @Override
    public List<RefreshEntry> take(String consumer, int max, Duration timeout) {
        List<RefreshEntry> received = new ArrayList<>(receive(consumer, max, timeout));
        long deadline = System.nanoTime() + settings.linger().toNanos();
        while (!received.isEmpty() && received.size() < max) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.toMillis() <= 0) {
                break;
            }
            received.addAll(receive(consumer, max - received.size(), left));
        }
        return clearPending(received, TakeEntriesScript.received(received));
    }

    @Override
    public List<RefreshEntry> claim(String consumer, int max) {
        List<RefreshEntry> claimed = parsed(inGroup(() -> redis.xautoclaim(
                        SharedKeys.PROFILE_REFRESH,
                        SharedKeys.REFRESHERS,
                        consumer,
                        settings.visibilityTimeout().toMillis(),
                        BEGINNING,
                        XAutoClaimParams.xAutoClaimParams().count(max))
                .getValue()));
        if (!claimed.isEmpty()) {
            LOG.info("took over {} entries of a worker that did not finish them", claimed.size());
        }
        return clearPending(claimed, TakeEntriesScript.claimed(claimed));
    }

    @Override
    public void finish(List<RefreshEntry> entries) {
        remove(entries.stream().map(RefreshEntry::id).toList());
    }

    @Override
    public void putBack(RefreshEntry entry, int attempts, Duration pause) {
        putBack.run(redis, PendingRefreshScript.keys(), PutBackScript.arguments(entry, attempts, pause));
    }

    @Override
    public void deadLetter(RefreshEntry entry, String reason) {
        deadLetters.add(entry, reason);
        finish(List.of(entry));
    }

    private List<RefreshEntry> receive(String consumer, int max, Duration timeout) {
        XReadGroupParams params =
                XReadGroupParams.xReadGroupParams().count(max).block(Math.max(1, Math.toIntExact(timeout.toMillis())));
        var streams = inGroup(() -> redis.xreadGroup(
                SharedKeys.REFRESHERS,
                consumer,
                params,
                Map.of(SharedKeys.PROFILE_REFRESH, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY)));
        return streams == null || streams.isEmpty()
                ? List.of()
                : parsed(streams.getFirst().getValue());
    }

    private List<RefreshEntry> clearPending(List<RefreshEntry> entries, List<String> arguments) {
        if (entries.isEmpty()) {
            return entries;
        }
        List<?> replies = (List<?>) take.run(redis, PendingRefreshScript.keys(), arguments);
        List<RefreshEntry> taken = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (Long.valueOf(1).equals(replies.get(i))) {
                taken.add(entries.get(i));
            }
        }
        return taken;
    }

    /** An entry that somebody else wrote in another form goes to the dead letters. */
    private List<RefreshEntry> parsed(List<StreamEntry> entries) {
        List<RefreshEntry> parsed = new ArrayList<>(entries.size());
        for (StreamEntry entry : entries) {
            String id = entry.getID().toString();
            try {
                parsed.add(RefreshEntry.parse(id, entry.getFields()));
            } catch (BadInput e) {
                deadLetters.addUnreadable(entry.getFields(), String.valueOf(e.getMessage()));
                remove(List.of(id));
            }
        }
        return parsed;
    }

    /** Together, so that no pending entry is ever without its text. */
    private void remove(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        run(finish, FinishScript.arguments(ids));
    }

    private long run(RedisScript script, List<String> arguments) {
        return (Long) script.run(redis, PendingRefreshScript.keys(), arguments);
    }

    /** The group is made by whoever first finds it missing: a new Redis, or one that lost everything. */
    private <T> T inGroup(Supplier<T> command) {
        try {
            return command.get();
        } catch (JedisDataException e) {
            String message = e.getMessage();
            if (message == null || !message.startsWith("NOGROUP")) {
                throw e;
            }
            createGroup();
            return command.get();
        }
    }

    private void createGroup() {
        try {
            redis.xgroupCreate(SharedKeys.PROFILE_REFRESH, SharedKeys.REFRESHERS, BEGINNING, true);
        } catch (JedisDataException e) {
            String message = e.getMessage();
            if (message == null || !message.startsWith("BUSYGROUP")) {
                throw e;
            }
        }
    }
}
