package dev.recs.job;

import com.mongodb.client.MongoDatabase;
import dev.recs.activity.ActivityStore;
import dev.recs.catalog.Products;
import dev.recs.embedding.EmbeddingEstimator;
import dev.recs.embedding.EmbeddingProvider;
import dev.recs.erasure.Erasure;
import dev.recs.erasure.MarkExpiry;
import dev.recs.lists.CurrentListSettings;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.profile.ProfileSettings;
import dev.recs.profile.Profiler;
import dev.recs.publication.MongoLists;
import dev.recs.publication.RedisPublisher;
import dev.recs.queue.Courtesy;
import dev.recs.queue.QueueMonitor;
import dev.recs.queue.QueueSettings;
import dev.recs.queue.StopSignal;
import dev.recs.refresh.RefreshSettings;
import dev.recs.signal.SignalSettings;
import dev.recs.signal.SignalWeigher;
import dev.recs.stores.ErasureKey;
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

/** What the steps of the run are made of, and the dry run. */
@Configuration(proxyBeanMethods = false)
class StepPartsConfiguration {

    @Bean
    ActivityMove activityMove(RedisClient redis, JdbcClient jdbc, RefreshSettings settings) {
        return new ActivityMove(redis, jdbc, settings.retention());
    }

    @Bean
    Courtesy courtesy(QueueMonitor monitor, QueueSettings queue, RefreshSettings settings) {
        return new Courtesy(monitor, queue.throttle(), settings.threads());
    }

    @Bean
    RefreshWriter.Surroundings writerSurroundings(Progress progress, Courtesy courtesy, StopSignal stop) {
        return new RefreshWriter.Surroundings(progress, courtesy, stop);
    }

    @Bean
    ProgressStart progressStart(UserPages pages, RunReports reports, Progress progress) {
        return new ProgressStart(pages, reports, progress);
    }

    /** Of users whom the store has not listed for 30 days. */
    @Bean
    MarkExpiry markExpiry(Erasure.Stores stores, ErasureKey key, Clock clock) {
        return new MarkExpiry(stores, key.bytes(), clock);
    }

    @Bean
    Erasure.Stores erasureStores(JdbcTemplate jdbc, MongoDatabase mongo, RedisClient redis) {
        return new Erasure.Stores(jdbc, mongo, redis);
    }

    @Bean
    Sweep sweep(MongoDatabase database, JdbcClient jdbc, Sweep.Copies copies, RefreshSettings settings) {
        return new Sweep(database, jdbc, copies, settings);
    }

    @Bean
    Sweep.Copies sweptCopies(MongoDatabase database, VectorFormat format, RedisPublisher redis) {
        return new Sweep.Copies(new MongoLists(database, format), redis);
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
