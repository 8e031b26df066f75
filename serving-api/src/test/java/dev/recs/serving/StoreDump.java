package dev.recs.serving;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.UnifiedJedis;

/** Everything in all three stores as one text, to search it. */
final class StoreDump {

    private final ApiUnderTest api;

    StoreDump(ApiUnderTest api) {
        this.api = api;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        dumpMysql(text);
        for (String collection : api.mongo().listCollectionNames()) {
            api.mongo()
                    .getCollection(collection)
                    .find()
                    .forEach(document -> text.append(document.toJson()).append('\n'));
        }
        dumpRedis(text);
        return text.toString();
    }

    /** The same with the shop's databases, and binary columns as the characters of their bytes; a line a row, document or key. */
    Set<String> lines() {
        Set<String> lines = new TreeSet<>(text().lines().toList());
        JdbcTemplate jdbc = api.jdbc();
        List<@Nullable String> tables = jdbc.queryForList(
                "SELECT CONCAT('`', table_schema, '`.`', table_name, '`') FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                        + " AND table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')",
                String.class);
        for (String table : tables) {
            jdbc.queryForList("SELECT * FROM " + table)
                    .forEach(row -> lines.add(table + " "
                            + row.values().stream().map(StoreDump::characters).toList()));
        }
        return lines;
    }

    private static String characters(@Nullable Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }

    private void dumpMysql(StringBuilder text) {
        JdbcTemplate jdbc = api.jdbc();
        List<@Nullable String> tables = jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
                String.class);
        for (String table : tables) {
            jdbc.queryForList("SELECT * FROM `" + table + "`")
                    .forEach(row -> text.append(row).append('\n'));
        }
    }

    private void dumpRedis(StringBuilder text) {
        UnifiedJedis redis = api.redis();
        for (String key : redis.keys("*")) {
            text.append(key).append(' ');
            switch (redis.type(key)) {
                case "string" -> text.append(redis.get(key));
                case "list" -> text.append(redis.lrange(key, 0, -1));
                case "hash" -> text.append(redis.hgetAll(key));
                case "set" -> text.append(redis.smembers(key));
                case "zset" -> text.append(redis.zrange(key, 0, -1));
                case "stream" -> text.append(redis.xrange(key, "-", "+"));
                default -> throw new IllegalStateException("key " + key + " is of a type this dump does not know");
            }
            text.append('\n');
        }
    }
}
