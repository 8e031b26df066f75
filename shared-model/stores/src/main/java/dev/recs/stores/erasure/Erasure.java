package dev.recs.stores.erasure;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.stores.erasure.ErasureReport.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import redis.clients.jedis.RedisClient;

/** Marks a user as erased, then removes the user from all three stores. */
public final class Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final ErasedRedis redis;
    private final ErasedMongo mongo;
    private final List<ErasedStore> stores;
    private final byte[] key;
    private final Clock clock;

    /** @param key of the tombstones, the same in every process */
    public Erasure(Stores stores, byte[] key, Clock clock) {
        this.redis = new ErasedRedis(stores.redis());
        this.mongo = new ErasedMongo(stores.mongo());
        this.stores = List.of(redis, mongo, new ErasedMysql(stores.jdbc()));
        this.key = key.clone();
        this.clock = clock;
    }

    /**
     * Erases, as far as the stores answer.
     *
     * @return with {@link ErasureReport#missing} not empty if it has to be repeated
     */
    public ErasureReport erase(UserId user) {
        Tombstone tombstone = Tombstone.compute(user, key);
        Instant now = clock.instant();
        Set<String> missing = new LinkedHashSet<>();
        attempt(redis, missing, () -> redis.addTombstone(tombstone, now));
        attempt(mongo, missing, () -> mongo.addTombstone(tombstone, now));
        return places(store -> store.erase(user), missing);
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
    public record Stores(JdbcOperations jdbc, MongoDatabase mongo, RedisClient redis) {}
}
