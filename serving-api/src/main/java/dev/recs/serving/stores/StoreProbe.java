package dev.recs.serving.stores;

import com.mongodb.client.MongoDatabase;
import dev.recs.stores.redis.RedisTopology;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.bson.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;

/**
 * Calls each store every few seconds, whether requests come or not: so health is true also at night, and a breaker that opened
 * closes by itself when its store is back.
 */
@Component
public final class StoreProbe {

    private final List<GuardedStoreClient> clients;
    private final UnifiedJedis redis;
    private final MongoDatabase mongo;
    private final JdbcClient jdbc;

    StoreProbe(
            List<GuardedStoreClient> clients,
            UnifiedJedis redis,
            MongoDatabase mongo,
            JdbcClient jdbc,
            MeterRegistry meters) {
        this.clients = List.copyOf(clients);
        this.redis = redis;
        this.mongo = mongo;
        this.jdbc = jdbc;
        clients.forEach(client -> Gauge.builder("recs_store_up", client, up -> up.isUp() ? 1 : 0)
                .description("1 while calls of the store succeed, 0 while its circuit breaker is open")
                .tag("store", client.name())
                .register(meters));
    }

    public List<GuardedStoreClient> clients() {
        return clients;
    }

    @Scheduled(fixedDelayString = "#{@intervalSettings.probe()}")
    void probe() {
        for (GuardedStoreClient client : clients) {
            switch (client.name()) {
                case GuardedStoreClient.REDIS -> client.call(CallKind.BACKGROUND, () -> RedisTopology.answers(redis));
                case GuardedStoreClient.MONGODB ->
                    client.call(CallKind.BACKGROUND, () -> mongo.runCommand(new Document("ping", 1)));
                default ->
                    client.call(
                            CallKind.BACKGROUND,
                            () -> jdbc.sql("SELECT 1").query(Integer.class).single());
            }
        }
    }
}
