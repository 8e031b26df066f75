package dev.recs.stores.erasure;

import dev.recs.model.Tombstone;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.redis.FormerKeys;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.stores.redis.KeyPages;
import dev.recs.stores.redis.KeyReads;
import dev.recs.stores.redis.LiftTombstoneScript;
import dev.recs.stores.redis.Pipelines;
import dev.recs.stores.redis.RedisScript;
import dev.recs.stores.redis.RedisTopology;
import dev.recs.stores.redis.UserMarks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/**
 * Tombstones and opt-out flags in Redis: the keys that every script which stores something of a user looks at.
 *
 * <p>They have no time to live, since Redis evicts keys that have one when it is full, and these must not go. They end by
 * {@link TombstoneExpiry} and {@link OptOutExpiry}.
 */
public final class RedisFlags implements Tombstones {

    private final RedisScript lift = new RedisScript(LiftTombstoneScript.SOURCE);
    private final UnifiedJedis redis;
    private final TombstoneHasher hasher;

    /** @param key of the tombstones, the same in every process */
    public RedisFlags(UnifiedJedis redis, byte[] key) {
        this.redis = redis;
        this.hasher = new TombstoneHasher(key);
    }

    @Override
    public void add(UserId user, Instant erasedAt) {
        redis.set(marks(user).tombstone(), millis(erasedAt));
    }

    @Override
    public Map<UserId, Instant> erasedAt(Collection<UserId> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        List<UserId> asked = List.copyOf(users);
        List<byte[]> values = mget(asked.stream()
                .map(this::marks)
                .flatMap(marks -> Stream.of(marks.tombstone(), marks.formerTombstone()))
                .toList());
        Map<UserId, Instant> erased = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                erased.merge(asked.get(i / 2), time(value), RedisFlags::later);
            }
        }
        return erased;
    }

    @Override
    public void lift(Map<UserId, Instant> createdAt) {
        List<RedisScript.Call> calls = new ArrayList<>();
        createdAt.forEach((user, created) -> {
            UserMarks marks = marks(user);
            Stream.of(marks.tombstone(), marks.formerTombstone())
                    .distinct()
                    .forEach(key -> calls.add(RedisScript.Call.of(
                            LiftTombstoneScript.keys(key), LiftTombstoneScript.arguments(created))));
        });
        lift.runAll(redis, calls);
    }

    @Override
    public void remove(UserId user) {
        delete(Stream.of(marks(user).tombstone(), marks(user).formerTombstone()));
    }

    /** Stops every refresh of the user that is running. */
    public void optOut(UserId user, Instant at) {
        redis.set(OptOutFlagKey.of(user), millis(at));
    }

    public void optIn(UserId user) {
        optIn(List.of(user));
    }

    /** Those among users who have a tombstone or an opt-out flag, in one round trip. */
    public Set<UserId> flagged(Collection<UserId> users) {
        if (users.isEmpty()) {
            return Set.of();
        }
        List<UserId> asked = List.copyOf(users);
        List<byte[]> values =
                mget(asked.stream().flatMap(user -> marks(user).keys().stream()).toList());
        Set<UserId> flagged = new HashSet<>();
        int keysOfUser = values.size() / asked.size();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                flagged.add(asked.get(i / keysOfUser));
            }
        }
        return flagged;
    }

    /**
     * Puts tombstones back that Redis lost, as far as their bucket is known. A name of release 1.0.0 gives way to that of this one.
     *
     * @return those that were not there
     */
    List<MongoTombstones.Stored> restore(Collection<MongoTombstones.Stored> tombstones) {
        List<MongoTombstones.Stored> known = tombstones.stream()
                .filter(stored -> stored.bucket().isPresent())
                .toList();
        List<MongoTombstones.Stored> lost = setMissing(known, RedisFlags::keyOf, stored -> millis(stored.erasedAt()));
        if (RedisTopology.hasFormerKeys(redis)) {
            delete(known.stream().map(stored -> FormerKeys.tombstone(stored.tombstone())));
        }
        return lost;
    }

    /**
     * Puts opt-out flags back that Redis lost.
     *
     * @param chosenAt of users who opted out
     * @return those whose flag was not there
     */
    List<UserId> restoreOptOuts(Map<UserId, Instant> chosenAt) {
        return setMissing(
                chosenAt.keySet(), OptOutFlagKey::of, user -> millis(chosenAt.getOrDefault(user, Instant.EPOCH)));
    }

    private <T> List<T> setMissing(Collection<T> all, Function<T, String> key, Function<T, String> value) {
        List<T> asked = List.copyOf(all);
        List<String> replies = Pipelines.run(
                redis,
                asked.stream()
                        .map(one -> Pipelines.commands(redis)
                                .set(
                                        key.apply(one),
                                        value.apply(one),
                                        SetParams.setParams().nx()))
                        .toList());
        return IntStream.range(0, asked.size())
                .filter(i -> "OK".equals(replies.get(i)))
                .mapToObj(asked::get)
                .toList();
    }

    void delete(Collection<MongoTombstones.Stored> tombstones) {
        delete(tombstones.stream().filter(stored -> stored.bucket().isPresent()).map(RedisFlags::keyOf));
        if (RedisTopology.hasFormerKeys(redis)) {
            delete(tombstones.stream().map(stored -> FormerKeys.tombstone(stored.tombstone())));
        }
    }

    void deleteKeys(Collection<String> keys) {
        delete(keys.stream());
    }

    /** The tombstone of one of the keys that {@link #forEachTombstonePage} hands out. */
    static Tombstone tombstoneOf(String key) {
        return TombstoneKey.parse(key);
    }

    boolean hasTombstones() {
        AtomicBoolean found = new AtomicBoolean();
        KeyPages.forEach(redis, TombstoneKey.PATTERN, keys -> found.set(found.get() || !keys.isEmpty()));
        return found.get();
    }

    /** Hands out the keys of all tombstones with their times, a page at a time; one may come twice. */
    void forEachTombstonePage(Consumer<Map<String, Instant>> page) {
        KeyPages.forEach(redis, TombstoneKey.PATTERN, keys -> page.accept(times(keys)));
    }

    /** Hands out all users with an opt-out flag and when they chose, a page at a time; one may come twice. */
    void forEachOptOutPage(Consumer<Map<UserId, Instant>> page) {
        KeyPages.forEach(redis, OptOutFlagKey.PATTERN, keys -> {
            Map<UserId, Instant> found = new HashMap<>();
            times(keys).forEach((key, time) -> found.put(OptOutFlagKey.parse(key), time));
            page.accept(found);
        });
    }

    void optIn(Collection<UserId> users) {
        delete(users.stream().map(this::marks).flatMap(marks -> Stream.of(marks.optOut(), marks.formerOptOut())));
    }

    private void delete(Stream<String> keys) {
        Pipelines.run(redis, keys.distinct().map(Pipelines.commands(redis)::del).toList());
    }

    private Map<String, Instant> times(List<String> keys) {
        List<byte[]> values = mget(keys);
        Map<String, Instant> times = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                times.put(keys.get(i), time(value));
            }
        }
        return times;
    }

    private List<byte[]> mget(List<String> keys) {
        return KeyReads.mget(
                redis,
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new));
    }

    private UserMarks marks(UserId user) {
        return UserMarks.of(redis, user, hasher.tombstoneOf(user));
    }

    private static String keyOf(MongoTombstones.Stored stored) {
        return TombstoneKey.of(stored.bucket().orElseThrow(), stored.tombstone());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String millis(Instant at) {
        return Long.toString(at.toEpochMilli());
    }

    /** {@link Instant#MAX} for a value that somebody else wrote: it ends nothing. */
    private static Instant time(byte[] value) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(new String(value, StandardCharsets.UTF_8)));
        } catch (NumberFormatException e) {
            return Instant.MAX;
        }
    }
}
