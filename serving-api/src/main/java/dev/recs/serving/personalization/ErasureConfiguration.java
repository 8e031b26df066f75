package dev.recs.serving.personalization;

import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.erasure.Erasure;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.UnifiedJedis;

/** Erasure with the API's own connections; a delete may take longer than a read waits. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    private static final int TIMEOUT_SECONDS = 5;

    @Bean
    Erasure erasure(
            HikariDataSource mysql, MongoDatabase mongo, UnifiedJedis redis, ErasureSettings settings, Clock clock) {
        JdbcTemplate jdbc = new JdbcTemplate(mysql);
        jdbc.setQueryTimeout(TIMEOUT_SECONDS);
        return new Erasure(
                new Erasure.Stores(jdbc, mongo.withTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS), redis),
                settings.keyBytes(),
                clock);
    }
}
