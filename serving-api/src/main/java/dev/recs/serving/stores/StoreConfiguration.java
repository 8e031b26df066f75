package dev.recs.serving.stores;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.StoreSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.JedisURIHelper;

/** Clients that give up fast, and none that insists on a store being there at the start. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration OPEN = Duration.ofSeconds(2);

    @Bean
    RedisClient redisClient(StoreSettings settings) {
        URI address = URI.create(settings.redis().url());
        if (!JedisURIHelper.isValid(address)) {
            throw new Misconfigured(
                    "recs.redis.url is not an address: expected redis://host:port or rediss://user:password@host:port/0");
        }
        int timeout = Math.toIntExact(settings.redis().timeout().toMillis());
        DefaultJedisClientConfig client = DefaultJedisClientConfig.builder(address)
                .connectionTimeoutMillis(timeout)
                .socketTimeoutMillis(timeout)
                .build();
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.redis().connections());
        pool.setMaxIdle(settings.redis().connections());
        pool.setMaxWait(settings.redis().timeout());
        pool.setJmxEnabled(false);
        return RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(address))
                .clientConfig(client)
                .poolConfig(pool)
                .build();
    }

    /** Connections that broke while Redis was away would each fail once more after its return, so they go first. */
    @Bean
    GuardedStoreClient guardedRedis(RedisClient redis, FallbackLog log) {
        CircuitBreaker breaker = breaker(GuardedStoreClient.REDIS);
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() != State.CLOSED) {
                redis.getPool().clear();
            }
        });
        return new GuardedStoreClient(breaker, log);
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
    GuardedStoreClient guardedMongo(FallbackLog log) {
        return new GuardedStoreClient(breaker(GuardedStoreClient.MONGODB), log);
    }

    @Bean
    HikariDataSource mysql(StoreSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("recs-serving");
        pool.setJdbcUrl(settings.mysql().driverUrl());
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
    GuardedStoreClient guardedMysql(FallbackLog log) {
        return new GuardedStoreClient(breaker(GuardedStoreClient.MYSQL), log);
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
