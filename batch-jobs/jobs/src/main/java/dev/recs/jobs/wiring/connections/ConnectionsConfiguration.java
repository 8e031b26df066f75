package dev.recs.jobs.wiring.connections;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.settings.EnableSettings;
import dev.recs.stores.LocalStoreProvider;
import dev.recs.stores.LocalStoreProvider.LocalStores;
import dev.recs.stores.NoLocalStores;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreConnections;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.schema.SampleShop;
import java.time.Clock;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import redis.clients.jedis.UnifiedJedis;

/** Connections to the three stores, each opened when first asked for, and closed before the local servers are let go. */
@Configuration(proxyBeanMethods = false)
@EnableSettings(StoreSettings.class)
public class ConnectionsConfiguration {

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
    RecsSchema recsSchema(StoreAddresses addresses, StoreSettings settings) {
        return RecsSchema.of(addresses, settings.mysql());
    }

    /** Whoever writes our tables brings them up to date first; a check looks at what there is. A server of our own has the sample shop. */
    @Bean
    HikariDataSource dataSource(
            StoreAddresses addresses, StoreSettings settings, RecsSchema schema, ObjectProvider<SchemaUse> use) {
        if (use.getIfAvailable(() -> SchemaUse.MIGRATE) == SchemaUse.MIGRATE) {
            schema.migrate();
        }
        HikariDataSource pool = StoreConnections.mysql(addresses, settings.mysql());
        if (settings.missing().contains(LocalStoreProvider.Store.MYSQL)) {
            new SampleShop(pool, settings.mysql()).install();
        }
        return pool;
    }

    @Bean
    SampleShop sampleShop(DataSource mysql, StoreSettings settings) {
        return new SampleShop(mysql, settings.mysql());
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
    UnifiedJedis redisClient(StoreAddresses addresses, StoreSettings settings) {
        return StoreConnections.redis(addresses, settings.redis());
    }

    private static String databaseOf(StoreAddresses addresses) {
        return Objects.requireNonNullElse(new ConnectionString(addresses.mongodbUri()).getDatabase(), DATABASE);
    }
}
