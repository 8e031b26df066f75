package dev.recs.jobs.app;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.LocalStoreProvider;
import dev.recs.stores.LocalStoreProvider.LocalStores;
import dev.recs.stores.NoLocalStores;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreConnections;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.VectorFormats;
import java.time.Clock;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import redis.clients.jedis.RedisClient;

/** Connections to the three stores, each opened when first asked for, and closed before the local servers are let go. */
@Configuration(proxyBeanMethods = false)
public class StoresConfiguration {

    private static final String DATABASE = "recs";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    LocalStores localStores(StoreSettings settings) {
        Set<LocalStoreProvider.Store> missing = settings.missing();
        LocalStoreProvider none = new NoLocalStores();
        LocalStoreProvider provider = missing.isEmpty()
                ? none
                : ServiceLoader.load(LocalStoreProvider.class).findFirst().orElse(none);
        return provider.open(settings.dataDir(), missing);
    }

    @Bean
    StoreAddresses storeAddresses(StoreSettings settings, LocalStores local) {
        return settings.orElse(local.addresses());
    }

    @Bean
    HikariDataSource dataSource(StoreAddresses addresses, StoreSettings settings) {
        return StoreConnections.mysql(addresses, settings.mysql().poolSize());
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource mysql) {
        return new JdbcTemplate(mysql);
    }

    @Bean
    JdbcClient jdbcClient(DataSource mysql) {
        return JdbcClient.create(mysql);
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource mysql) {
        return new JdbcTransactionManager(mysql);
    }

    @Bean
    MongoClient mongoClient(StoreAddresses addresses) {
        return StoreConnections.mongodb(addresses);
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, StoreAddresses addresses) {
        return client.getDatabase(databaseOf(addresses));
    }

    @Bean
    MongoTemplate mongoTemplate(MongoClient client, StoreAddresses addresses) {
        return new MongoTemplate(client, databaseOf(addresses));
    }

    @Bean
    RedisClient redisClient(StoreAddresses addresses) {
        return StoreConnections.redis(addresses);
    }

    @Bean
    VectorFormat vectorFormat(StoreSettings settings, MongoDatabase database) {
        VectorFormat given = settings.mongodb().vectorFormat();
        return given == null ? VectorFormats.detect(database) : given;
    }

    @Bean
    ErasureKey erasureKey(ErasureSettings erasure, StoreSettings stores) {
        return ErasureKey.loadOrCreate(erasure.key(), stores.dataDir());
    }

    private static String databaseOf(StoreAddresses addresses) {
        return Objects.requireNonNullElse(new ConnectionString(addresses.mongodbUri()).getDatabase(), DATABASE);
    }
}
