package dev.recs.serving.stores;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import org.bson.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;

/**
 * Calls each store every few seconds, whether requests come or not: so health is true also at night, and a breaker that opened
 * closes by itself when its store is back.
 */
@Component
public final class StoreProbe {

    private final List<GuardedStoreClient> hops;
    private final RedisClient redis;
    private final MongoDatabase mongo;
    private final JdbcClient jdbc;

    StoreProbe(
            List<GuardedStoreClient> hops,
            RedisClient redis,
            MongoDatabase mongo,
            JdbcClient jdbc,
            MeterRegistry meters) {
        this.hops = List.copyOf(hops);
        this.redis = redis;
        this.mongo = mongo;
        this.jdbc = jdbc;
        hops.forEach(hop -> meters.gauge(
                "recommendations_store_up", List.of(Tag.of("store", hop.name())), hop, up -> up.isUp() ? 1 : 0));
    }

    public List<GuardedStoreClient> hops() {
        return hops;
    }

    @Scheduled(fixedDelayString = "#{@intervalSettings.probe()}")
    void probe() {
        for (GuardedStoreClient hop : hops) {
            switch (hop.name()) {
                case GuardedStoreClient.REDIS -> hop.call(redis::ping);
                case GuardedStoreClient.MONGODB -> hop.call(() -> mongo.runCommand(new Document("ping", 1)));
                default ->
                    hop.call(() -> jdbc.sql("SELECT 1").query(Integer.class).single());
            }
        }
    }
}
