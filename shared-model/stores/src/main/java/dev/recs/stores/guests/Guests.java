package dev.recs.stores.guests;

import dev.recs.model.GuestId;
import dev.recs.model.redis.GuestKeys;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.redis.GuestScripts;
import dev.recs.stores.redis.RedisScript;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.Tuple;

/** The guests there are: who was here when, who is due, who has ended. Throws what Jedis throws. */
public final class Guests {

    private static final int PAGE = 100;

    private final RedisScript due = new RedisScript(GuestScripts.DUE);
    private final RedisScript forget = new RedisScript(GuestScripts.FORGET);
    private final UnifiedJedis redis;
    private final QueueSettings queue;
    private final GuestSettings settings;

    public Guests(UnifiedJedis redis, QueueSettings queue, GuestSettings settings) {
        this.redis = redis;
        this.queue = queue;
        this.settings = settings;
    }

    /** Whether the guest was merged or deleted: nothing is recorded any more. */
    public boolean isEnded(GuestId guest) {
        return redis.exists(new GuestKeys(guest).ended());
    }

    /**
     * Makes a guest due, to be called before the events are recorded; lets go who is beyond the cap.
     *
     * @return false if the queue is full; what the guest did is kept all the same
     */
    public boolean setDue(GuestId guest) {
        List<String> answer = GuestScripts.texts(due.run(
                redis,
                GuestScripts.keys(),
                GuestScripts.due(guest, queue.delays(), queue.maxUsers(), settings.maxGuests())));
        for (int i = 1; i < answer.size(); i += 2) {
            letGo(new GuestId(answer.get(i)), answer.get(i + 1));
        }
        return answer.getFirst().equals("0");
    }

    /** Nothing of the guest is recorded from now on. */
    public void end(GuestId guest) {
        redis.set(new GuestKeys(guest).ended(), "1", SetParams.setParams().px(GuestKeys.ENDED_TTL.toMillis()));
    }

    /** Removes all that is kept of a guest. May be repeated. */
    public void delete(GuestId guest) {
        deleteKeys(guest);
        forget.run(redis, GuestScripts.keys(), GuestScripts.forget(guest, ""));
    }

    void deleteKeys(GuestId guest) {
        redis.del(new GuestKeys(guest).all().toArray(String[]::new));
    }

    /** Lets those go who were away for as long as a guest is kept, and who is beyond the cap: a page at most. @return how many */
    public long removeIdle(Instant now) {
        double oldest = now.minus(GuestKeys.TTL).toEpochMilli();
        long over = count() - settings.maxGuests();
        List<Tuple> longestAway = redis.zrangeWithScores(SharedKeys.GUESTS, 0, PAGE - 1L);
        long removed = 0;
        for (Tuple guest : longestAway) {
            if (removed < over || guest.getScore() <= oldest) {
                letGo(new GuestId(guest.getElement()), Long.toString((long) guest.getScore()));
                removed++;
            }
        }
        return removed;
    }

    /** How many there are. */
    public long count() {
        return redis.zcard(SharedKeys.GUESTS);
    }

    /** How many wait for a list. */
    public long countDue() {
        return redis.zcard(SharedKeys.GUESTS_DUE);
    }

    private void letGo(GuestId guest, String lastUse) {
        deleteKeys(guest);
        forget.run(redis, GuestScripts.keys(), GuestScripts.forget(guest, lastUse));
    }
}
