package dev.recs.stores;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.LocalStoreProvider.LocalStores;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;

/** Open connections to the three stores, the schema of MySQL brought up to date. */
public final class Stores implements AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final long CONNECT_TIMEOUT_MS = 5_000;

    private final LocalStores local;
    private final HikariDataSource mysql;
    private final MongoClient mongo;
    private final RedisClient redis;

    private Stores(LocalStores local, StoreAddresses addresses) {
        this.local = local;
        this.mysql = new HikariDataSource(poolOf(addresses));
        this.mongo = MongoClients.create(addresses.mongodbUri());
        this.redis = RedisClient.create(addresses.redisUrl());
    }

    /**
     * Opens what {@code RECS_MYSQL_URL}, {@code RECS_MONGODB_URI} and {@code RECS_REDIS_URL} name, and local servers for the rest.
     *
     * @throws DependencyDown naming the store that does not answer
     */
    public static Stores open(Path dataDir) {
        GivenAddresses given = GivenAddresses.of(System.getenv());
        LocalStores local = ServiceLoader.load(LocalStoreProvider.class)
                .findFirst()
                .orElseGet(NoLocalStores::new)
                .open(dataDir, given.missing());
        try {
            Stores stores = new Stores(local, given.orElse(local.addresses()));
            stores.prepare();
            return stores;
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    public DataSource mysql() {
        return mysql;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(mysql);
    }

    public MongoDatabase mongodb() {
        return mongo.getDatabase("recs");
    }

    public RedisClient redis() {
        return redis;
    }

    @Override
    public void close() {
        redis.close();
        mongo.close();
        mysql.close();
        local.close();
    }

    private void prepare() {
        try (var connection = mysql.getConnection()) {
            connection.isValid(1);
        } catch (SQLException e) {
            throw new DependencyDown("MySQL", e.getMessage(), e);
        }
        Flyway.configure().dataSource(mysql).load().migrate();
    }

    private static HikariConfig poolOf(StoreAddresses addresses) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(addresses.mysqlUrl());
        pool.setUsername(addresses.mysqlUser());
        pool.setPassword(addresses.mysqlPassword());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
