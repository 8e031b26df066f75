package dev.recs.serving.stores;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.TombstoneHasher;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.MysqlAddress;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.activity.EventRecorder;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.counters.CacheReads;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.events.EventStream;
import dev.recs.stores.lists.CacheTimes;
import dev.recs.stores.lists.MongoProfiles;
import dev.recs.stores.lists.MongoRecommendations;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.lists.RedisLists;
import dev.recs.stores.redis.RedisClients;
import dev.recs.stores.redis.RedisTopology;
import dev.recs.stores.refusals.RedisRefusals;
import dev.recs.stores.refusals.RefusalStore;
import dev.recs.stores.schema.MysqlSession;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.UnifiedJedis;

/** Clients that give up fast, and none that insists on a store being there at the start. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration OPEN = Duration.ofSeconds(2);

    @Bean
    UnifiedJedis redisClient(StoreSettings settings) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.redis().connections());
        pool.setMaxIdle(settings.redis().connections());
        pool.setMaxWait(settings.redis().timeout());
        pool.setJmxEnabled(false);
        return RedisClients.create(
                settings.redis().servers(settings.redis().url()),
                settings.redis().timeout(),
                pool);
    }

    /** Connections that broke while Redis was away would each fail once more after its return, so they go first. */
    @Bean
    GuardedStoreClient guardedRedis(UnifiedJedis redis, FallbackLog log, MeterRegistry meters) {
        CircuitBreaker breaker = breaker(GuardedStoreClient.REDIS);
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() != State.CLOSED) {
                RedisTopology.clearPools(redis);
            }
        });
        return guarded(breaker, log, meters);
    }

    @Bean
    MongoClient mongoClient(StoreSettings settings) {
        long timeout = settings.mongodb().timeout().toMillis();
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(settings.mongodb().uri()))
                .timeout(timeout, TimeUnit.MILLISECONDS)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(timeout, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(2, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(timeout, TimeUnit.MILLISECONDS))
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, StoreSettings settings) {
        String named = new ConnectionString(settings.mongodb().uri()).getDatabase();
        return client.getDatabase(named == null ? "recs" : named);
    }

    @Bean
    Recommendations recommendations(MongoDatabase mongo) {
        return new MongoRecommendations(mongo);
    }

    @Bean
    Profiles profiles(MongoDatabase mongo) {
        return new MongoProfiles(mongo);
    }

    @Bean
    MongoTombstones tombstones(MongoDatabase mongo, ErasureSettings erasure) {
        return new MongoTombstones(mongo, erasure.keyBytes());
    }

    @Bean
    RedisFlags redisFlags(UnifiedJedis redis, ErasureSettings erasure) {
        return new RedisFlags(redis, erasure.keyBytes());
    }

    @Bean
    RefusalStore refusalStore(JdbcClient jdbc, ErasureSettings erasure) {
        return new RefusalStore(jdbc, erasure.keyBytes());
    }

    @Bean
    RedisRefusals redisRefusals(UnifiedJedis redis) {
        return new RedisRefusals(redis);
    }

    @Bean
    RecentEvents recentEvents(UnifiedJedis redis) {
        return new RecentEvents(redis);
    }

    @Bean
    TombstoneHasher tombstoneHasher(ErasureSettings erasure) {
        return new TombstoneHasher(erasure.keyBytes());
    }

    @Bean
    RedisLists redisLists(UnifiedJedis redis, ErasureSettings erasure, CacheTimes times) {
        return new RedisLists(redis, erasure.keyBytes(), times);
    }

    @Bean
    CacheReads cacheReads(UnifiedJedis redis) {
        return new CacheReads(redis);
    }

    @Bean
    EventRows eventRows(HikariDataSource mysql, ErasureSettings erasure) {
        return new EventRows(new JdbcTemplate(mysql), erasure.keyBytes());
    }

    @Bean
    EventStream eventStream(UnifiedJedis redis) {
        return new EventStream(redis);
    }

    @Bean
    EventRecorder eventRecorder(UnifiedJedis redis) {
        return new EventRecorder(redis);
    }

    @Bean
    GuardedStoreClient guardedMongo(FallbackLog log, MeterRegistry meters) {
        return guarded(breaker(GuardedStoreClient.MONGODB), log, meters);
    }

    @Bean
    HikariDataSource mysql(StoreSettings settings, MeterRegistry meters) {
        HikariConfig pool = new HikariConfig();
        pool.setMetricRegistry(meters);
        pool.setPoolName("recs-serving");
        pool.setJdbcUrl(MysqlAddress.parse(settings.mysql().driverUrl())
                .withDatabase(settings.mysql().database())
                .url());
        pool.setConnectionInitSql(MysqlSession.INIT);
        pool.setTransactionIsolation(MysqlSession.ISOLATION);
        pool.setUsername(settings.mysql().user());
        pool.setPassword(settings.mysql().password());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(settings.mysql().timeout().toMillis());
        pool.setInitializationFailTimeout(-1);
        String timeout = Long.toString(settings.mysql().timeout().toMillis());
        pool.addDataSourceProperty("connectTimeout", timeout);
        pool.addDataSourceProperty("socketTimeout", timeout);
        return new HikariDataSource(pool);
    }

    @Bean
    JdbcClient jdbcClient(HikariDataSource mysql) {
        return JdbcClient.create(mysql);
    }

    @Bean
    GuardedStoreClient guardedMysql(FallbackLog log, MeterRegistry meters) {
        return guarded(breaker(GuardedStoreClient.MYSQL), log, meters);
    }

    private static GuardedStoreClient guarded(CircuitBreaker breaker, FallbackLog log, MeterRegistry meters) {
        return new GuardedStoreClient(
                breaker,
                new CallLimits(breaker.getName(), EnumSet.allOf(CallKind.class), meters),
                log,
                System::nanoTime);
    }

    private static CircuitBreaker breaker(String name) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .build());
    }
}
