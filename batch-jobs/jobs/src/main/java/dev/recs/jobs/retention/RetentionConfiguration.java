package dev.recs.jobs.retention;

import dev.recs.stores.ErasureKey;
import dev.recs.stores.erasure.AppendOnlyRewrite;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.erasure.OptOutExpiry;
import dev.recs.stores.erasure.OptOutRestore;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.refusals.RedisRefusals;
import dev.recs.stores.refusals.RefusalExpiry;
import dev.recs.stores.refusals.RefusalStore;
import dev.recs.stores.shop.ShopUsers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/** The retention step and what it consists of. */
@Configuration(proxyBeanMethods = false)
@Import({
    GoneSignals.class,
    ProfileReview.class,
    ChoiceExpiry.class,
    ErasureUpkeep.class,
    Retention.class,
    RetentionTask.class
})
public class RetentionConfiguration {

    /** Of users whom the store has not listed for 30 days. */
    @Bean
    TombstoneExpiry tombstoneExpiry(ShopUsers shop, Erasure.Stores stores, ErasureKey key, Clock clock) {
        return new TombstoneExpiry(shop, stores, key.bytes(), clock);
    }

    @Bean
    AppendOnlyRewrite appendOnlyRewrite(UnifiedJedis redis, MongoTombstones tombstones, Clock clock) {
        return new AppendOnlyRewrite(redis, tombstones, clock);
    }

    @Bean
    OptOutExpiry optOutExpiry(JdbcClient jdbc, ShopUsers shop, RedisFlags flags, Clock clock) {
        return new OptOutExpiry(jdbc, shop, flags, clock);
    }

    @Bean
    OptOutRestore optOutRestore(JdbcClient jdbc, ShopUsers shop, RedisFlags flags, Erasure.Stores stores, Clock clock) {
        return new OptOutRestore(jdbc, shop, flags, stores, clock);
    }

    @Bean
    RefusalExpiry refusalExpiry(
            JdbcClient jdbc, ShopUsers shop, RefusalStore refusals, UnifiedJedis redis, Clock clock) {
        return new RefusalExpiry(jdbc, shop, refusals, new RedisRefusals(redis), clock);
    }
}
