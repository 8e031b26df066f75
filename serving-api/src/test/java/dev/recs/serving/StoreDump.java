package dev.recs.serving;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.RedisClient;

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
        RedisClient redis = api.redis();
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
