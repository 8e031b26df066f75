package dev.recs.jobs.imports.load;

import dev.recs.stores.ErasureKey;
import dev.recs.stores.schema.SampleShop;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/** The import. */
@Configuration(proxyBeanMethods = false)
public class ImportConfiguration {

    @Bean
    StoreImport storeImport(SampleShop shop, DataSource mysql, UnifiedJedis redis, ErasureKey erasureKey, Clock clock) {
        return new StoreImport(shop, mysql, redis, erasureKey, clock);
    }
}
