package dev.recs.stores.erasure;

import dev.recs.stores.redis.Pipelines;
import dev.recs.stores.redis.RedisTopology;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** What the logs of the stores and backups may still hold of an erased user, and until when. */
public final class ErasureTraces {

    private final JdbcOperations jdbc;
    private final UnifiedJedis redis;
    private final Clock clock;

    public ErasureTraces(Erasure.Stores stores, Clock clock) {
        this.jdbc = stores.jdbc();
        this.redis = stores.redis();
        this.clock = clock;
    }

    public List<Trace> find() {
        List<Trace> traces = new ArrayList<>();
        traces.add(new Trace("binary log of MySQL", binaryLog()));
        traces.add(new Trace("append-only file of Redis", appendOnlyFile()));
        traces.add(new Trace(
                "oplog and journal of MongoDB",
                "until they are overwritten; rs.printReplicationInfo() tells how far back they go"));
        traces.add(new Trace(
                "backups",
                "until you delete them; after restoring one that is older than the erasure, repeat this command"));
        return traces;
    }

    private String binaryLog() {
        try {
            Boolean isOn = jdbc.queryForObject("SELECT @@log_bin", Boolean.class);
            if (isOn == null || !isOn) {
                return "holds nothing: it is off";
            }
            Long seconds = jdbc.queryForObject("SELECT @@binlog_expire_logs_seconds", Long.class);
            return seconds == null || seconds == 0
                    ? "until somebody purges it: binlog_expire_logs_seconds is 0"
                    : "until about %s (binlog_expire_logs_seconds %d)"
                            .formatted(clock.instant().plus(Duration.ofSeconds(seconds)), seconds);
        } catch (DataAccessException ignored) {
            return "unknown: the server does not tell";
        }
    }

    private String appendOnlyFile() {
        try {
            return RedisTopology.onEachServer(redis, Pipelines.commands(redis).info("persistence")).stream()
                            .anyMatch(info -> info.contains("aof_enabled:1"))
                    ? "until its next rewrite, which the nightly job asks for at most once a day"
                    : "holds nothing: it is off; snapshots hold it until the next one";
        } catch (JedisException ignored) {
            return "unknown: the server does not tell";
        }
    }

    /** @param until when, in words */
    public record Trace(String place, String until) {}
}
