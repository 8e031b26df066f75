package dev.recs.jobs.wiring.stores;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.wiring.connections.ConnectionsConfiguration;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.settings.EnableSettings;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.VectorFormats;
import dev.recs.stores.activity.ActiveUsers;
import dev.recs.stores.activity.Activities;
import dev.recs.stores.activity.ActivityStore;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.catalog.BulkReads;
import dev.recs.stores.catalog.CatalogStore;
import dev.recs.stores.catalog.LinePrices;
import dev.recs.stores.catalog.OrderLines;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.catalog.ReadReplica;
import dev.recs.stores.embeddings.EmbeddingCache;
import dev.recs.stores.embeddings.EmbeddingUsageLog;
import dev.recs.stores.embeddings.MongoEmbeddingCache;
import dev.recs.stores.embeddings.MongoEmbeddingUsageLog;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.events.EventSettings;
import dev.recs.stores.experiments.ExperimentRuns;
import dev.recs.stores.guests.GuestSettings;
import dev.recs.stores.lists.CacheTimes;
import dev.recs.stores.lists.MongoProfiles;
import dev.recs.stores.lists.MongoRecommendations;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.RedisLists;
import dev.recs.stores.models.ModelStore;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.queue.RedisRefreshQueue;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.stores.redis.RedisClock;
import dev.recs.stores.refusals.ActivitiesWithRefusals;
import dev.recs.stores.refusals.RefusalStore;
import dev.recs.stores.shop.OrderChanges;
import dev.recs.stores.shop.ShopOrders;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopViews;
import dev.recs.stores.totals.ErasedTotals;
import dev.recs.stores.vectorsearch.CandidateSettings;
import dev.recs.stores.vectorsearch.OrdinaryIndexes;
import dev.recs.stores.vectorsearch.VectorSearch;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/** The adapters of the three stores. */
@Configuration(proxyBeanMethods = false)
@Import(ConnectionsConfiguration.class)
@EnableSettings({
    ErasureSettings.class,
    ShopSettings.class,
    CacheTimes.class,
    QueueSettings.class,
    CandidateSettings.class,
    EventSettings.class,
    GuestSettings.class
})
public class StoresConfiguration {

    @Bean
    VectorFormat vectorFormat(StoreSettings settings, MongoDatabase database) {
        VectorFormat given = settings.mongodb().vectorFormat();
        return given == null ? VectorFormats.detect(database) : given;
    }

    @Bean
    ErasureKey erasureKey(ErasureSettings erasure, StoreSettings stores) {
        return ErasureKey.loadOrCreate(erasure.key(), stores.dataDir());
    }

    @Bean
    Erasure.Stores erasureStores(JdbcTemplate jdbc, MongoDatabase mongo, UnifiedJedis redis) {
        return new Erasure.Stores(jdbc, mongo, redis);
    }

    @Bean
    ShopViews shopViews(JdbcTemplate jdbc, ShopSettings settings) {
        return ShopViews.read(jdbc, settings);
    }

    @Bean
    ExperimentRuns experimentRuns(JdbcClient jdbc) {
        return new ExperimentRuns(jdbc);
    }

    @Bean
    ShopOrders shopOrders(JdbcClient jdbc, ShopViews shop) {
        return new ShopOrders(jdbc, shop);
    }

    @Bean
    ShopUsers shopUsers(JdbcClient jdbc, ShopViews shop) {
        return new ShopUsers(jdbc, shop);
    }

    @Bean
    OrderChanges orderChanges(JdbcTemplate jdbc, ShopViews views) {
        return new OrderChanges(jdbc, views);
    }

    @Bean
    BulkReads bulkReads(
            JdbcTemplate jdbc, DataSource primary, StoreAddresses addresses, StoreSettings settings, Clock clock) {
        StoreSettings.Mysql mysql = settings.mysql();
        return new BulkReads(jdbc, ReadReplica.of(primary, addresses, mysql), mysql.readWait(), clock);
    }

    @Bean
    Products products(BulkReads reads, ShopViews shop) {
        return new Products(reads, shop);
    }

    @Bean
    LinePrices linePrices(BulkReads reads, ShopViews shop) {
        return new LinePrices(reads, shop);
    }

    @Bean
    OrderLines orderLines(BulkReads reads, ShopViews shop) {
        return new OrderLines(reads, shop);
    }

    @Bean
    CatalogStore catalogStore(MongoDatabase database) {
        return new CatalogStore(database);
    }

    @Bean
    ActiveUsers activeUsers(UnifiedJedis redis) {
        return new ActiveUsers(redis);
    }

    @Bean
    RecentEvents recentEvents(UnifiedJedis redis) {
        return new RecentEvents(redis);
    }

    @Bean
    Activities activities(JdbcClient jdbc, ShopViews shop, UnifiedJedis redis, RefusalStore refusals) {
        return new ActivitiesWithRefusals(
                new ActivityStore(jdbc, shop, redis, RecentEvents.CAP, RecentEvents.CAP), refusals);
    }

    @Bean
    ErasedTotals erasedTotals(JdbcTemplate jdbc) {
        return new ErasedTotals(jdbc);
    }

    @Bean
    EventRows eventRows(JdbcTemplate jdbc, ErasureKey erasureKey) {
        return new EventRows(jdbc, erasureKey.bytes());
    }

    @Bean
    RefusalStore refusalStore(JdbcClient jdbc, ErasureKey erasureKey) {
        return new RefusalStore(jdbc, erasureKey.bytes());
    }

    @Bean
    Profiles profiles(MongoDatabase database, VectorFormat format) {
        return new MongoProfiles(database, format);
    }

    @Bean
    MongoRecommendations recommendations(MongoDatabase database) {
        return new MongoRecommendations(database);
    }

    @Bean
    RedisLists redisLists(UnifiedJedis redis, ErasureKey erasureKey, CacheTimes times) {
        return new RedisLists(redis, erasureKey.bytes(), times);
    }

    @Bean
    MongoTombstones tombstones(MongoDatabase database, ErasureKey erasureKey) {
        return new MongoTombstones(database, erasureKey.bytes());
    }

    @Bean
    RedisFlags redisFlags(UnifiedJedis redis, ErasureKey erasureKey) {
        return new RedisFlags(redis, erasureKey.bytes());
    }

    @Bean
    ModelStore modelStore(MongoDatabase database, Clock clock) {
        return new ModelStore(database, clock);
    }

    @Bean
    EmbeddingCache embeddingCache(MongoDatabase database, VectorFormat format) {
        return new MongoEmbeddingCache(database, format);
    }

    @Bean
    EmbeddingUsageLog embeddingUsageLog(MongoDatabase database, Clock clock) {
        return new MongoEmbeddingUsageLog(database, clock);
    }

    @Bean
    OrdinaryIndexes ordinaryIndexes(MongoDatabase database) {
        return new OrdinaryIndexes(database);
    }

    @Bean
    VectorSearch vectorSearch(MongoDatabase database, CandidateSettings settings) {
        return new VectorSearch(database, settings);
    }

    @Bean
    Cancellation cancellation() {
        return new Cancellation();
    }

    @Bean
    RefreshQueue refreshQueue(UnifiedJedis redis, QueueSettings settings) {
        return new RedisRefreshQueue(redis, settings);
    }

    @Bean
    RedisClock redisClock(UnifiedJedis redis) {
        return new RedisClock(redis);
    }

    @Bean
    QueueMonitor queueMonitor(UnifiedJedis redis, Clock clock) {
        return new QueueMonitor(redis, clock);
    }

    @Bean
    DeadLetters deadLetters(UnifiedJedis redis) {
        return new DeadLetters(redis);
    }
}
