package dev.recs.check;

import com.mongodb.client.MongoDatabase;
import dev.recs.embedding.EmbeddingProvider;
import dev.recs.stores.Failures;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;

/** Tries each store and the embedding provider, all of them even if the first is down. Sends one word to the provider. */
public final class ConnectionCheck {

    private final BeanFactory connections;

    /** @param connections makes a connection when asked for it */
    public ConnectionCheck(BeanFactory connections) {
        this.connections = connections;
    }

    public List<Connection> run() {
        return List.of(
                attempt("MySQL", ConnectionCheck::mysql),
                attempt("MongoDB", ConnectionCheck::mongodb),
                attempt("Redis", ConnectionCheck::redis),
                attempt("embedding provider", ConnectionCheck::provider));
    }

    private Connection attempt(String name, Function<BeanFactory, String> question) {
        try {
            return new Connection(name, true, question.apply(connections));
        } catch (RuntimeException e) {
            RuntimeException kind = Failures.kindOf(e).orElseThrow(() -> e);
            return new Connection(name, false, String.valueOf(kind.getMessage()));
        }
    }

    private static String mysql(BeanFactory connections) {
        return connections
                .getBean(JdbcClient.class)
                .sql("SELECT VERSION()")
                .query(String.class)
                .single();
    }

    private static String mongodb(BeanFactory connections) {
        return String.valueOf(connections
                .getBean(MongoDatabase.class)
                .runCommand(new Document("buildInfo", 1))
                .getString("version"));
    }

    private static String redis(BeanFactory connections) {
        return connections
                .getBean(RedisClient.class)
                .info("server")
                .lines()
                .filter(line -> line.startsWith("redis_version:"))
                .findFirst()
                .orElse("answers");
    }

    private static String provider(BeanFactory connections) {
        EmbeddingProvider provider = connections.getBean(EmbeddingProvider.class);
        provider.embed(List.of("tea"));
        return provider.space().toString();
    }
}
