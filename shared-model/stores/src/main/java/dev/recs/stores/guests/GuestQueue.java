package dev.recs.stores.guests;

import dev.recs.model.GuestId;
import dev.recs.stores.redis.GuestScripts;
import dev.recs.stores.redis.RedisScript;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** The guests who are due, for workers. Safe for any number of processes. */
public final class GuestQueue {

    private final RedisScript take = new RedisScript(GuestScripts.TAKE);
    private final RedisScript finish = new RedisScript(GuestScripts.FINISH);
    private final UnifiedJedis redis;
    private final Guests guests;
    private final Duration lease;

    /** @param lease how long a guest who was taken is left to who took it */
    public GuestQueue(UnifiedJedis redis, Guests guests, Duration lease) {
        this.redis = redis;
        this.guests = guests;
        this.lease = lease;
    }

    public Taken take(int max) {
        List<String> answer = GuestScripts.texts(take.run(redis, GuestScripts.keys(), GuestScripts.take(max, lease)));
        return new Taken(
                Long.parseLong(answer.getFirst()),
                answer.stream().skip(1).map(GuestId::new).toList());
    }

    /** The lists are made; of a guest who went meanwhile nothing is left. */
    public void finish(Taken taken) {
        if (!taken.guests().isEmpty()) {
            GuestScripts.texts(
                            finish.run(redis, GuestScripts.keys(), GuestScripts.finish(taken.lease(), taken.guests())))
                    .forEach(guest -> guests.deleteKeys(new GuestId(guest)));
        }
    }

    /** @param lease when it ends, in milliseconds of the clock of Redis */
    public record Taken(long lease, List<GuestId> guests) {

        public Taken {
            guests = List.copyOf(guests);
        }
    }
}
