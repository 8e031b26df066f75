package dev.recs.stores.guests;

import dev.recs.model.GuestId;
import dev.recs.model.redis.GuestKeys;
import dev.recs.stores.activity.RecentValues;
import dev.recs.stores.redis.Pipelines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.UnifiedJedis;

/** What guests did and were shown. */
public final class GuestActivities {

    private static final int LISTS = 3;

    private final UnifiedJedis redis;

    public GuestActivities(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** All of one guest. */
    public RecentValues read(GuestId guest) {
        return Objects.requireNonNull(read(List.of(guest), Instant.MAX).get(guest));
    }

    /** One pipeline; events after {@code asOf} are left out. A guest who did nothing has empty lists. */
    public Map<GuestId, RecentValues> read(List<GuestId> guests, Instant asOf) {
        List<CommandObject<List<String>>> reads = new ArrayList<>(LISTS * guests.size());
        for (GuestId guest : guests) {
            GuestKeys keys = new GuestKeys(guest);
            for (String list : List.of(keys.searches(), keys.views(), keys.impressions())) {
                reads.add(Pipelines.commands(redis).lrange(list, 0, -1));
            }
        }
        List<List<String>> replies = Pipelines.run(redis, reads);
        Map<GuestId, RecentValues> found = new HashMap<>();
        for (int i = 0; i < guests.size(); i++) {
            found.put(guests.get(i), RecentValues.parse(replies.subList(LISTS * i, LISTS * (i + 1)), asOf));
        }
        return found;
    }
}
