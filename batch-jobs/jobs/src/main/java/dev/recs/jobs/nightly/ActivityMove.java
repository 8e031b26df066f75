package dev.recs.jobs.nightly;

import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.SqlTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.Tuple;

/** Moves the time of each user's latest search or view from Redis to {@code recs_activity}, which the selection joins. */
final class ActivityMove {

    private static final int PAGE = 1_000;

    private final RedisClient redis;
    private final JdbcClient jdbc;
    private final Duration kept;

    /** @param kept entries of Redis older than this are removed: they select nobody */
    ActivityMove(RedisClient redis, JdbcClient jdbc, Duration kept) {
        this.redis = redis;
        this.jdbc = jdbc;
        this.kept = kept;
    }

    /** @return how many users were moved */
    long run(Instant asOf) {
        ScanParams page = new ScanParams().count(PAGE);
        String cursor = ScanParams.SCAN_POINTER_START;
        long moved = 0;
        do {
            ScanResult<Tuple> found = redis.zscan(SharedKeys.USER_ACTIVITY, cursor, page);
            upsert(found.getResult());
            moved += found.getResult().size();
            cursor = found.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        redis.zremrangeByScore(
                SharedKeys.USER_ACTIVITY, 0, (double) asOf.minus(kept).toEpochMilli());
        return moved;
    }

    private void upsert(List<Tuple> users) {
        if (users.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(2 * users.size());
        for (Tuple user : users) {
            values.add(user.getElement());
            values.add(SqlTimes.write(Instant.ofEpochMilli((long) user.getScore())));
        }
        jdbc.sql("INSERT INTO recs_activity (user_id, last_active_at) VALUES "
                        + String.join(", ", Collections.nCopies(users.size(), "(?, ?)"))
                        + " ON DUPLICATE KEY UPDATE last_active_at = GREATEST(last_active_at, VALUES(last_active_at))")
                .params(values)
                .update();
    }
}
