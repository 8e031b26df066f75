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
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** Opens each store and tries it at once: a store that is down is named at the start, not in the middle of the run. */
public final class StoreConnections {

    private static final long TIMEOUT_MS = 5_000;

    private StoreConnections() {}

    /**
     * A pool; the schema is brought up to date first.
     *
     * @throws Misconfigured if it cannot be, because the user may create no triggers
     */
    public static HikariDataSource mysql(StoreAddresses addresses, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("mysql");
        config.setJdbcUrl(addresses.mysqlUrl());
        config.setUsername(addresses.mysqlUser());
        config.setPassword(addresses.mysqlPassword());
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(TIMEOUT_MS);
        config.setInitializationFailTimeout(-1);
        HikariDataSource pool = new HikariDataSource(config);
        try (var connection = pool.getConnection()) {
            connection.isValid(1);
            Flyway schema = Flyway.configure().dataSource(pool).load();
            if (schema.info().pending().length > 0) {
                TriggerRight.require(connection);
            }
            schema.migrate();
            return pool;
        } catch (Misconfigured e) {
            pool.close();
            throw e;
        } catch (SQLException e) {
            pool.close();
            throw new DependencyDown("MySQL", Failures.reasonOf(e), e);
        } catch (FlywayException e) {
            pool.close();
            throw new DependencyDown("MySQL", e.getMessage(), e);
        }
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

    public static RedisClient redis(StoreAddresses addresses) {
        RedisClient client = RedisClient.create(addresses.redisUrl());
        try {
            client.ping();
            return client;
        } catch (JedisException e) {
            client.close();
            throw new DependencyDown("Redis", e.getMessage(), e);
        }
    }
}
