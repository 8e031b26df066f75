package dev.recs.stores.redis;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.GuestKeys;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.LastShownKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.UserBucket;
import dev.recs.model.redis.ViewsKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the events of one user or guest are recorded, and how many are kept.
 *
 * @param user whose activity is noted; empty for a guest, whose is not
 * @param keys the first ten of {@link RecordScript}, all in the slot of the bucket
 * @param impressions kept at most
 * @param productsShown kept at most
 */
public record EventKeys(
        Optional<UserId> user, UserBucket bucket, List<String> keys, int impressions, int productsShown) {

    private static final int OF_USER = 500;
    private static final int SHOWN_TO_USER = 200;

    /** Few, since the memory of a guest is bounded: see {@link GuestKeys}. */
    private static final int OF_GUEST = 60;

    public EventKeys {
        keys = List.copyOf(keys);
    }

    public static EventKeys of(UserId user, UserMarks marks) {
        List<String> keys = new ArrayList<>(marks.keys());
        keys.addAll(List.of(
                BoughtSinceKey.of(user),
                SearchesKey.of(user),
                ViewsKey.of(user),
                ImpressionsKey.of(user),
                LastShownKey.of(user),
                ActivityKey.of(user)));
        return new EventKeys(Optional.of(user), UserBucket.of(user), keys, OF_USER, SHOWN_TO_USER);
    }

    /** The mark of the end stands for tombstone and opt-out flag. A guest orders nothing and is in no set of active users. */
    public static EventKeys of(GuestId guest) {
        GuestKeys keys = new GuestKeys(guest);
        String ended = keys.ended();
        return new EventKeys(
                Optional.empty(),
                UserBucket.of(guest),
                List.of(
                        ended,
                        ended,
                        ended,
                        ended,
                        ended,
                        keys.searches(),
                        keys.views(),
                        keys.impressions(),
                        keys.lastShown(),
                        ended),
                OF_GUEST,
                OF_GUEST);
    }
}
