package dev.recs.stores.erasure;

import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.redis.Pipelines;
import dev.recs.stores.redis.RedisTopology;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Asks Redis for a rewrite of its append-only file, which holds erased values until then: after erasures, at most once a day.
 *
 * <p>When it last asked lies in {@code erasure_file_rewrite}. A service that does not permit {@code BGREWRITEAOF} rewrites by itself when
 * the file has grown.
 */
public final class AppendOnlyRewrite {

    private static final Duration AT_MOST_EVERY = Duration.ofDays(1);
    private static final String ASKED = "asked Redis to rewrite its append-only file, which held what was erased";

    private final UnifiedJedis redis;
    private final MongoTombstones tombstones;
    private final Clock clock;

    public AppendOnlyRewrite(UnifiedJedis redis, MongoTombstones tombstones, Clock clock) {
        this.redis = redis;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    /** Asks if it is time. @return what came of it, for the account of a step; empty if there was no need */
    public Optional<String> run() {
        Instant now = clock.instant();
        Instant last = lastAsked();
        Instant newest = tombstones.newest();
        if (!newest.isAfter(last) || last.plus(AT_MOST_EVERY).isAfter(now) || !hasAppendOnlyFile()) {
            return Optional.empty();
        }
        redis.set(SharedKeys.ERASURE_FILE_REWRITE, Long.toString(now.toEpochMilli()));
        return Optional.of(ask());
    }

    private String ask() {
        try {
            RedisTopology.onEachServer(
                    redis,
                    new CommandObject<>(new CommandArguments(Protocol.Command.BGREWRITEAOF), BuilderFactory.STRING));
            return ASKED;
        } catch (JedisDataException e) {
            if (String.valueOf(e.getMessage()).contains("in progress")) {
                return ASKED;
            }
            return ("Redis does not permit a rewrite of its append-only file (%s): what was erased stays in it until Redis"
                            + " rewrites it by itself")
                    .formatted(e.getMessage());
        }
    }

    private Instant lastAsked() {
        String millis = redis.get(SharedKeys.ERASURE_FILE_REWRITE);
        return millis == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    /** Also false where {@code INFO} is not permitted: then the other is not either. */
    private boolean hasAppendOnlyFile() {
        try {
            return RedisTopology.onEachServer(redis, Pipelines.commands(redis).info("persistence")).stream()
                    .anyMatch(info -> info.contains("aof_enabled:1"));
        } catch (JedisDataException ignored) {
            return false;
        }
    }
}
