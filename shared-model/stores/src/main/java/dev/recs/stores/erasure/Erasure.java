package dev.recs.stores.erasure;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.stores.erasure.ErasureReport.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import redis.clients.jedis.UnifiedJedis;

/** Marks a user as erased, then removes the user from all three stores. */
public final class Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final Map<ErasedStore, Tombstones> tombstones = new LinkedHashMap<>();
    private final List<ErasedStore> stores;
    private final Clock clock;

    /** @param key of the tombstones, the same in every process */
    public Erasure(Stores stores, byte[] key, Clock clock) {
        ErasedRedis redis = new ErasedRedis(stores.redis());
        ErasedMongo mongo = new ErasedMongo(stores.mongo());
        this.tombstones.put(redis, new RedisFlags(stores.redis(), key));
        this.tombstones.put(mongo, new MongoTombstones(stores.mongo(), key));
        this.stores = List.of(redis, mongo, new ErasedMysql(stores.jdbc(), key));
        this.clock = clock;
    }

    /**
     * Erases, as far as the stores answer.
     *
     * @return with {@link ErasureReport#missing} not empty if it has to be repeated
     */
    public ErasureReport erase(UserId user) {
        Instant now = clock.instant();
        Set<String> missing = new LinkedHashSet<>();
        tombstones.forEach((store, marks) -> attempt(store, missing, () -> marks.add(user, now)));
        return remove(user, missing);
    }

    /** Removes a user who has the tombstones. */
    ErasureReport removeAgain(UserId user) {
        return remove(user, new LinkedHashSet<>());
    }

    private ErasureReport remove(UserId user, Set<String> missing) {
        return places(store -> store.erase(user), missing);
    }

    /**
     * Ends an erasure: from the next refresh the user gets lists again, of what the shop knows and of events from now on.
     *
     * @return what was removed: the tombstones; with {@link ErasureReport#missing} not empty if it has to be repeated
     */
    public ErasureReport undo(UserId user) {
        Set<String> missing = new LinkedHashSet<>();
        List<Place> places = new ArrayList<>();
        tombstones.forEach((store, marks) -> attempt(store, missing, () -> {
            places.add(new Place(
                    store.name(), "tombstone", marks.erasedAt(List.of(user)).size()));
            marks.remove(user);
        }));
        // Once more: the night copies a tombstone from one store to the other, and then looks whether the first still
        // has it.
        tombstones.forEach((store, marks) -> attempt(store, missing, () -> marks.remove(user)));
        return new ErasureReport(places, List.copyOf(missing));
    }

    /** What is still there of the user; removes nothing. */
    public ErasureReport find(UserId user) {
        return places(store -> store.find(user), new LinkedHashSet<>());
    }

    private ErasureReport places(Function<ErasedStore, List<Place>> part, Set<String> missing) {
        List<Place> places = new ArrayList<>();
        for (ErasedStore store : stores) {
            attempt(store, missing, () -> places.addAll(part.apply(store)));
        }
        return new ErasureReport(places, List.copyOf(missing));
    }

    /** Every driver has its own exceptions; whichever it is, the store's part is not done. */
    private static void attempt(ErasedStore store, Set<String> missing, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            LOG.warn("{} did not do its part of an erasure, repeat it: {}", store.name(), e.getMessage());
            missing.add(store.name());
        }
    }

    /** Connections to what is erased from. */
    public record Stores(JdbcOperations jdbc, MongoDatabase mongo, UnifiedJedis redis) {}
}
