package dev.recs.stores;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.redis.RedisClients;
import dev.recs.stores.redis.RedisTopology;
import dev.recs.stores.schema.MysqlSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Opens each store and tries it at once: a store that is down is named at the start, not in the middle of the run. */
public final class StoreConnections {

    private static final long TIMEOUT_MS = 5_000;
    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(2);
    private static final int UNKNOWN_DATABASE = 1049;

    /** One reads the purchases, one the catalog meanwhile. */
    private static final int REPLICA_CONNECTIONS = 2;

    private StoreConnections() {}

    /** A pool whose sessions are in our own database; what is in there is not looked at. */
    public static HikariDataSource mysql(StoreAddresses addresses, StoreSettings.Mysql settings) {
        HikariConfig config = config("mysql", addresses.mysqlUrl(), addresses, settings);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        HikariDataSource pool = new HikariDataSource(config);
        try (var connection = pool.getConnection()) {
            connection.isValid(1);
            return pool;
        } catch (SQLException e) {
            pool.close();
            throw isUnknownDatabase(e)
                    ? new Misconfigured("there is no database %s (recs.mysql.database): run 'recs migrate'"
                            .formatted(settings.database()))
                    : new DependencyDown("MySQL", Failures.reasonOf(e), e);
        }
    }

    /** A pool that connects to the replica when it is first used: one that is down stops nothing. */
    public static HikariDataSource mysqlReplica(StoreAddresses addresses, StoreSettings.Mysql settings) {
        HikariConfig config = config("mysql-replica", settings.driverReadUrl(), addresses, settings);
        config.setMaximumPoolSize(REPLICA_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(
            String name, String url, StoreAddresses addresses, StoreSettings.Mysql settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(
                MysqlAddress.parse(url).withDatabase(settings.database()).url());
        config.setUsername(addresses.mysqlUser());
        config.setPassword(addresses.mysqlPassword());
        config.setConnectionTimeout(settings.poolWait().toMillis());
        config.addDataSourceProperty(
                "connectTimeout", Long.toString(settings.connectTimeout().toMillis()));
        config.setConnectionInitSql(MysqlSession.INIT);
        config.setTransactionIsolation(MysqlSession.ISOLATION);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    private static boolean isUnknownDatabase(@Nullable Throwable failure) {
        return failure != null
                && ((failure instanceof SQLException sql && sql.getErrorCode() == UNKNOWN_DATABASE)
                        || isUnknownDatabase(failure.getCause()));
    }

    public static MongoClient mongodb(StoreAddresses addresses) {
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(TIMEOUT_MS, TimeUnit.MILLISECONDS))
                .applyConnectionString(new ConnectionString(addresses.mongodbUri()))
                .build());
        try {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return client;
        } catch (MongoException e) {
            client.close();
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }

    public static UnifiedJedis redis(StoreAddresses addresses, StoreSettings.Redis settings) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setJmxEnabled(false);
        UnifiedJedis client = RedisClients.create(settings.servers(addresses.redisUrl()), REDIS_TIMEOUT, pool);
        try {
            RedisTopology.answers(client);
            return client;
        } catch (JedisException e) {
            client.close();
            throw new DependencyDown("Redis", e.getMessage(), e);
        }
    }
}
