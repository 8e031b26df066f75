package dev.recs.benchmarks.serving;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.UnifiedJedis;

/** What the stores were asked so far, by their own count. */
record StoreCalls(long redisReads, long mysqlQueries) {

    private static final Pattern READS = Pattern.compile("cmdstat_mget:calls=(\\d+)");

    static StoreCalls now(UnifiedJedis redis, JdbcTemplate jdbc) {
        Matcher reads = READS.matcher(redis.info("commandstats"));
        Long queries = jdbc.query("SHOW GLOBAL STATUS LIKE 'Questions'", row -> row.next() ? row.getLong(2) : 0L);
        return new StoreCalls(reads.find() ? Long.parseLong(reads.group(1)) : 0, queries == null ? 0 : queries);
    }

    StoreCalls minus(StoreCalls earlier) {
        return new StoreCalls(redisReads - earlier.redisReads, mysqlQueries - earlier.mysqlQueries);
    }
}
