package dev.recs.jobs.check;

import com.mongodb.client.MongoDatabase;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.pipeline.embedding.ProviderCheck;
import dev.recs.stores.Failures;
import dev.recs.stores.redis.RedisTopology;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

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
        } catch (RuntimeException | LinkageError e) {
            return new Connection(name, false, reasonOf(e));
        }
    }

    /** Of what nobody expected only the class: its message may hold an address with its password. */
    private static String reasonOf(Throwable failure) {
        return Failures.kindOf(failure)
                .map(kind -> String.valueOf(kind.getMessage()))
                .orElseGet(() -> "failed in an unexpected way: " + rootOf(failure));
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getName();
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
        return RedisTopology.version(connections.getBean(UnifiedJedis.class)).orElse("answers");
    }

    private static String provider(BeanFactory connections) {
        return new ProviderCheck(connections.getBean(EmbeddingProvider.class)).run();
    }
}
