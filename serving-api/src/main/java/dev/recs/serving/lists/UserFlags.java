package dev.recs.serving.lists;

import dev.recs.model.Tombstone;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.redis.RefusedValue;
import dev.recs.model.refusal.SearchHasher;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.erasure.RedisFlags;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who was erased, and who wants no personalization. */
@Component
public final class UserFlags {

    private final RedisFlags flags;
    private final TombstoneHasher tombstoneHasher;
    private final SearchHasher searchHasher;

    UserFlags(RedisFlags flags, ErasureSettings erasure) {
        this.flags = flags;
        this.tombstoneHasher = new TombstoneHasher(erasure.keyBytes());
        this.searchHasher = new SearchHasher(erasure.keyBytes());
    }

    public Tombstone tombstoneOf(UserId user) {
        return tombstoneHasher.tombstoneOf(user);
    }

    /** @param value as in Redis; null for none */
    Refused refusedOf(UserId user, byte @Nullable [] value) {
        return value == null
                ? Refused.NOTHING
                : new Refused(
                        RefusedValue.parse(new String(value, StandardCharsets.UTF_8)),
                        search -> searchHasher.hash(user, search));
    }

    /** Those whose user has neither tombstone nor opt-out flag, in one round trip. */
    public <T> List<T> without(List<T> items, Function<T, UserId> userOf) {
        Set<UserId> flagged = flags.flagged(items.stream().map(userOf).toList());
        return items.stream()
                .filter(item -> !flagged.contains(userOf.apply(item)))
                .toList();
    }
}
