package dev.recs.serving.list;

import dev.recs.model.ErasureMark;
import dev.recs.model.ErasureMarker;
import dev.recs.model.UserId;
import dev.recs.model.redis.ErasureMarkKey;
import dev.recs.model.redis.OptOutMarkKey;
import dev.recs.stores.ErasureSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;

/** Who was erased, and who wants no personalization. */
@Component
public final class Marks {

    private final RedisClient redis;
    private final ErasureMarker marker;

    Marks(RedisClient redis, ErasureSettings erasure) {
        this.redis = redis;
        this.marker = new ErasureMarker(erasure.keyBytes());
    }

    public ErasureMark erasureMarkOf(UserId user) {
        return marker.markOf(user);
    }

    /** Those whose user has no mark, in one round trip. */
    public <T> List<T> without(List<T> items, Function<T, UserId> userOf) {
        if (items.isEmpty()) {
            return items;
        }
        List<String> keys = new ArrayList<>(2 * items.size());
        for (T item : items) {
            keys.add(ErasureMarkKey.of(erasureMarkOf(userOf.apply(item))));
            keys.add(OptOutMarkKey.of(userOf.apply(item)));
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
