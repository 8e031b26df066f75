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
    private final TombstoneHasher tombstoneHasher;

    UserFlags(RedisClient redis, ErasureSettings erasure) {
        this.redis = redis;
        this.tombstoneHasher = new TombstoneHasher(erasure.keyBytes());
    }

    public Tombstone tombstoneOf(UserId user) {
        return tombstoneHasher.tombstoneOf(user);
    }

    /** Those whose user has neither tombstone nor opt-out flag, in one round trip. */
    public <T> List<T> without(List<T> items, Function<T, UserId> userOf) {
        if (items.isEmpty()) {
            return items;
        }
        List<String> keys = new ArrayList<>(2 * items.size());
        for (T item : items) {
            keys.add(TombstoneKey.of(tombstoneOf(userOf.apply(item))));
            keys.add(OptOutFlagKey.of(userOf.apply(item)));
        }
        List<String> flags = redis.mget(keys.toArray(String[]::new));
        List<T> kept = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            if (flags.get(2 * i) == null && flags.get(2 * i + 1) == null) {
                kept.add(items.get(i));
            }
        }
        return kept;
    }
}
