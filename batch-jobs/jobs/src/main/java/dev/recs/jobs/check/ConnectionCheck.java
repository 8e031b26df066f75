package dev.recs.jobs.check;

import com.mongodb.client.MongoDatabase;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.pipeline.embedding.ProviderCheck;
import dev.recs.stores.Failures;
import dev.recs.stores.catalog.BulkReads;
import dev.recs.stores.catalog.ReadReplica;
import dev.recs.stores.redis.RedisTopology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * Tries each store and the embedding provider, all of them even if the first is down, and the replica of MySQL if MySQL is not. Sends one
 * word to the provider.
 */
public final class ConnectionCheck {

    private static final String REPLICA = "MySQL replica";
    private static final Duration LONGEST_LAG = Duration.ofSeconds(5);

    private final ObjectProvider<JdbcClient> mysql;
    private final ObjectProvider<BulkReads> reads;
    private final ObjectProvider<MongoDatabase> mongodb;
    private final ObjectProvider<UnifiedJedis> redis;
    private final ObjectProvider<EmbeddingProvider> provider;

    /** Each provider makes its connection when it is asked for it. */
    public ConnectionCheck(
            ObjectProvider<JdbcClient> mysql,
            ObjectProvider<BulkReads> reads,
            ObjectProvider<MongoDatabase> mongodb,
            ObjectProvider<UnifiedJedis> redis,
            ObjectProvider<EmbeddingProvider> provider) {
        this.mysql = mysql;
        this.reads = reads;
        this.mongodb = mongodb;
        this.redis = redis;
        this.provider = provider;
    }

    public List<Connection> run() {
        List<Connection> tried = new ArrayList<>();
        tried.add(attempt("MySQL", () -> version(mysql.getObject())));
        if (tried.getFirst().up()) {
            replica().map(ConnectionCheck::tried).ifPresent(tried::add);
        }
        tried.add(attempt("MongoDB", () -> version(mongodb.getObject())));
        tried.add(
                attempt("Redis", () -> RedisTopology.version(redis.getObject()).orElse("answers")));
        tried.add(attempt("embedding provider", () -> new ProviderCheck(provider.getObject()).run()));
        return tried;
    }

    private Optional<ReadReplica> replica() {
        return Optional.ofNullable(reads.getIfAvailable()).flatMap(BulkReads::replica);
    }

    /** It must have what MySQL has now. */
    private static Connection tried(ReadReplica replica) {
        return replica.behind(LONGEST_LAG)
                .map(fault -> new Connection(REPLICA, false, fault))
                .orElseGet(() -> attempt(REPLICA, replica::version));
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
