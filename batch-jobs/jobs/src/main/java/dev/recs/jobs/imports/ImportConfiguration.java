package dev.recs.jobs.imports;

import dev.recs.stores.ErasureKey;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

/** The import. */
@Configuration(proxyBeanMethods = false)
public class ImportConfiguration {

    @Bean
    StoreImport storeImport(DataSource mysql, RedisClient redis, ErasureKey erasureKey, Clock clock) {
        return new StoreImport(mysql, redis, erasureKey, clock);
    }
}
