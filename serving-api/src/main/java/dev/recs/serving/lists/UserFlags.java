package dev.recs.serving.lists;

import dev.recs.model.Tombstone;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.stores.ErasureSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;

/** Who was erased, and who wants no personalization. */
@Component
public final class UserFlags {

    private final RedisClient redis;
    private final TombstoneHasher marker;

    UserFlags(RedisClient redis, ErasureSettings erasure) {
        this.redis = redis;
        this.marker = new TombstoneHasher(erasure.keyBytes());
    }

    public Tombstone erasureMarkOf(UserId user) {
        return marker.markOf(user);
    }

    /** Those whose user has no mark, in one round trip. */
    public <T> List<T> without(List<T> items, Function<T, UserId> userOf) {
        if (items.isEmpty()) {
            return items;
        }
        List<String> keys = new ArrayList<>(2 * items.size());
        for (T item : items) {
            keys.add(TombstoneKey.of(erasureMarkOf(userOf.apply(item))));
            keys.add(OptOutFlagKey.of(userOf.apply(item)));
        }
        List<String> marks = redis.mget(keys.toArray(String[]::new));
        List<T> unmarked = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            if (marks.get(2 * i) == null && marks.get(2 * i + 1) == null) {
                unmarked.add(items.get(i));
            }
        }
        return unmarked;
    }
}
