package dev.recs.stores.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.recs.golden.GoldenJson;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserBucket;
import dev.recs.testing.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

final class ErasureMarksIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final UserId USER = new UserId("12347");
    private static final byte[] KEY = "a key".getBytes(StandardCharsets.UTF_8);

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = mongo.getDatabase("recs");
    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());

    @AfterEach
    void close() {
        redis.close();
        mongo.close();
    }

    @Test
    void theTombstoneInMongoDbIsItsGoldenFile() {
        new MongoTombstones(database, KEY).add(USER, NOW);
        GoldenJson.assertDocument(
                "mongodb/erasure-marks.json",
                Objects.requireNonNull(database.getCollection(MongoCollections.ERASURE_MARKS)
                        .find()
                        .first()));
    }

    @Test
    void theTombstoneInRedisIsTheTimeInMilliseconds() {
        new RedisFlags(redis, KEY).add(USER, NOW);
        assertThat(redis.get(TombstoneKey.of(UserBucket.of(USER), Tombstone.compute(USER, KEY))))
                .isEqualTo("1764000000000");
    }
}
