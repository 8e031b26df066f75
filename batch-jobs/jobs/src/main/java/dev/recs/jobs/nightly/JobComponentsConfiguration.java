package dev.recs.jobs.nightly;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.throttle.Throttle;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.embedding.EmbeddingEstimator;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.recommender.lists.CurrentListSettings;
import dev.recs.recommender.profile.ProfileSettings;
import dev.recs.recommender.profile.Profiler;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.recommender.signal.SignalWeigher;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.activity.ActivityStore;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.lists.MongoLists;
import dev.recs.stores.lists.RedisPublisher;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.QueueSettings;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.RedisClient;

/** The components of the job's steps, and the dry run. */
@Configuration(proxyBeanMethods = false)
class JobComponentsConfiguration {

    @Bean
    ActivityMove activityMove(RedisClient redis, JdbcClient jdbc, RefreshSettings settings) {
        return new ActivityMove(redis, jdbc, settings.retention());
    }

    @Bean
    Throttle throttle(QueueMonitor monitor, QueueSettings queue, RefreshSettings settings) {
        return new Throttle(monitor, queue.throttle(), settings.threads());
    }

    @Bean
    RefreshWriter.RunContext runContext(Progress progress, Throttle throttle, Cancellation cancellation) {
        return new RefreshWriter.RunContext(progress, throttle, cancellation);
    }

    @Bean
    ProgressStart progressStart(UserPages pages, JobReports reports, Progress progress) {
        return new ProgressStart(pages, reports, progress);
    }

    /** Of users whom the store has not listed for 30 days. */
    @Bean
    TombstoneExpiry tombstoneExpiry(Erasure.Stores stores, ErasureKey key, Clock clock) {
        return new TombstoneExpiry(stores, key.bytes(), clock);
    }

    @Bean
    Erasure.Stores erasureStores(JdbcTemplate jdbc, MongoDatabase mongo, RedisClient redis) {
        return new Erasure.Stores(jdbc, mongo, redis);
    }

    @Bean
    Retention retention(
            MongoDatabase database,
            JdbcClient jdbc,
            Retention.ListStores stores,
            CurrentPipeline pipeline,
            RefreshSettings settings) {
        return new Retention(database, jdbc, stores, pipeline, settings);
    }

    @Bean
    Retention.ListStores listStores(MongoDatabase database, VectorFormat format, RedisPublisher redis) {
        return new Retention.ListStores(new MongoLists(database, format), redis);
    }

    @Bean
    DryRun dryRun(
            DryRun.Selected selected,
            ActivityStore activities,
            DryRun.Catalog catalog,
            ObjectProvider<EmbeddingEstimator> estimators) {
        return new DryRun(selected, activities, catalog, estimators::getObject);
    }

    @Bean
    DryRun.Catalog dryRunCatalog(
            Products products, EmbeddingProvider provider, ProfileSettings profiles, SignalSettings signals) {
        return new DryRun.Catalog(
                products,
                index -> new Profiler(index, provider.space(), "dry run", profiles.embedding(), signals),
                new SignalWeigher(signals));
    }

    @Bean
    DryRun.Selected selectedUsers(UserPages pages, StaleLists staleLists) {
        return new DryRun.Selected(pages, staleLists);
    }

    @Bean
    StaleLists staleLists(MongoDatabase database, RefreshSettings settings, CurrentListSettings listSettings) {
        return new StaleLists(database, settings, listSettings);
    }

    @Bean
    UserPages userPages(JdbcClient jdbc, RefreshSettings settings) {
        return new UserPages(jdbc, settings);
    }

    @Bean
    SkippedUsers skippedUsers(
            JdbcClient jdbc, JdbcTransactionManager transactions, RefreshSettings settings, Clock clock) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new SkippedUsers(jdbc, own, settings.skipLimit(), clock);
    }
}
