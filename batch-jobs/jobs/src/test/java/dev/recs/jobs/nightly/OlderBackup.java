package dev.recs.jobs.nightly;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.RestoreParams;

/** What a store held at a time; restoring it brings the store back to that, and leaves the others as they are. */
final class OlderBackup {

    private OlderBackup() {}

    static Runnable of(MongoDatabase mongo) {
        Map<String, List<Document>> collections = new HashMap<>();
        for (String name : mongo.listCollectionNames()) {
            collections.put(name, mongo.getCollection(name).find().into(new ArrayList<>()));
        }
        return () -> {
            for (String name : mongo.listCollectionNames()) {
                mongo.getCollection(name).deleteMany(new Document());
            }
            collections.forEach((name, documents) -> {
                if (!documents.isEmpty()) {
                    mongo.getCollection(name).insertMany(documents);
                }
            });
        };
    }

    static Runnable of(UnifiedJedis redis) {
        List<Value> values = redis.keys("*").stream()
                .map(key -> new Value(key, redis.dump(key), Math.max(0, redis.pttl(key))))
                .toList();
        return () -> {
            redis.flushAll();
            values.forEach(value ->
                    redis.restore(value.key(), value.millisToLive(), value.dump(), RestoreParams.restoreParams()));
        };
    }

    static Runnable of(JdbcTemplate jdbc, String table) {
        List<Map<String, @Nullable Object>> rows = jdbc.queryForList("SELECT * FROM " + table);
        return () -> {
            jdbc.update("DELETE FROM " + table);
            rows.forEach(row -> jdbc.update(
                    "INSERT INTO %s (%s) VALUES (%s)"
                            .formatted(
                                    table,
                                    String.join(", ", row.keySet()),
                                    String.join(
                                            ", ",
                                            row.keySet().stream()
                                                    .map(column -> "?")
                                                    .toList())),
                    row.values().toArray()));
        };
    }

    /** @param millisToLive 0 for ever */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Value(String key, byte[] dump, long millisToLive) {}
}
