package dev.recs.jobs.check;

import com.mongodb.client.MongoDatabase;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.pipeline.embedding.ProviderCheck;
import dev.recs.stores.Failures;
import dev.recs.stores.redis.RedisTopology;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/** Tries each store and the embedding provider, all of them even if the first is down. Sends one word to the provider. */
public final class ConnectionCheck {

    private final ObjectProvider<JdbcClient> mysql;
    private final ObjectProvider<MongoDatabase> mongodb;
    private final ObjectProvider<UnifiedJedis> redis;
    private final ObjectProvider<EmbeddingProvider> provider;

    /** Each provider makes its connection when it is asked for it. */
    public ConnectionCheck(
            ObjectProvider<JdbcClient> mysql,
            ObjectProvider<MongoDatabase> mongodb,
            ObjectProvider<UnifiedJedis> redis,
            ObjectProvider<EmbeddingProvider> provider) {
        this.mysql = mysql;
        this.mongodb = mongodb;
        this.redis = redis;
        this.provider = provider;
    }

    public List<Connection> run() {
        return List.of(
                attempt("MySQL", () -> version(mysql.getObject())),
                attempt("MongoDB", () -> version(mongodb.getObject())),
                attempt("Redis", () -> RedisTopology.version(redis.getObject()).orElse("answers")),
                attempt("embedding provider", () -> new ProviderCheck(provider.getObject()).run()));
    }

    private static Connection attempt(String name, Supplier<String> question) {
        try {
            return new Connection(name, true, question.get());
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

    private static String version(JdbcClient mysql) {
        return mysql.sql("SELECT VERSION()").query(String.class).single();
    }

    private static String version(MongoDatabase mongodb) {
        return String.valueOf(mongodb.runCommand(new Document("buildInfo", 1)).getString("version"));
    }
}
