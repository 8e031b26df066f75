package dev.recs.jobs.app;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.CatalogPublisher;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.Eligibility;
import dev.recs.pipeline.LaterProducts;
import dev.recs.pipeline.ListPublisher;
import dev.recs.pipeline.RefreshPipeline;
import dev.recs.pipeline.RefreshPipelineFactory;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.StageTimers;
import dev.recs.pipeline.candidates.Candidates;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.ProductEmbeddings;
import dev.recs.recommender.lists.CurrentListSettings;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.model.training.ModelSettings;
import dev.recs.recommender.model.training.TrainingSettings;
import dev.recs.recommender.profile.ProfileSettings;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.rules.CurrentRules;
import dev.recs.recommender.rules.RuleBook;
import dev.recs.recommender.rules.RuleSettings;
import dev.recs.recommender.shelves.ShelfSettings;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.activity.ActivityStore;
import dev.recs.stores.catalog.CatalogStore;
import dev.recs.stores.catalog.OrderLines;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.lists.CacheTimes;
import dev.recs.stores.lists.MongoLists;
import dev.recs.stores.lists.PreviousProfiles;
import dev.recs.stores.lists.RedisPublisher;
import dev.recs.stores.lists.Tombstones;
import dev.recs.stores.models.ModelStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;

/** The stages from activity to publication. */
@Configuration(proxyBeanMethods = false)
public class RefreshConfiguration {

    @Bean
    ActivityStore activityStore(JdbcClient jdbc, RedisClient redis, SignalSettings signals) {
        return new ActivityStore(jdbc, redis, signals.searches(), signals.views());
    }

    @Bean
    Products products(JdbcClient jdbc) {
        return new Products(jdbc);
    }

    @Bean
    OrderLines orderLines(JdbcTemplate jdbc) {
        return new OrderLines(jdbc);
    }

    @Bean
    CatalogModels catalogModelStore(MongoDatabase database) {
        return new CatalogModels(new ModelStore(database));
    }

    @Bean
    StageTimers stageTimers(MeterRegistry registry) {
        return new StageTimers(registry);
    }

    @Bean
    Tombstones tombstones(MongoDatabase database, ErasureKey erasureKey) {
        return new Tombstones(database, erasureKey.bytes());
    }

    @Bean
    Eligibility eligibility(
            ActivityStore activityStore, MongoDatabase database, Tombstones tombstones, RefreshSettings settings) {
        return new Eligibility(activityStore, new PreviousProfiles(database), tombstones, settings.retention());
    }

    @Bean
    RedisPublisher redisPublisher(RedisClient redis, ErasureKey erasureKey, CacheTimes times) {
        return new RedisPublisher(redis, erasureKey.bytes(), times);
    }

    @Bean
    ListPublisher listPublisher(
            MongoDatabase database, VectorFormat format, RedisPublisher redis, Tombstones tombstones) {
        return new ListPublisher(new MongoLists(database, format), redis, tombstones);
    }

    @Bean
    RefreshPipeline.IoStages ioStages(
            Eligibility eligibility, Embedder embedder, ListPublisher publisher, StageTimers timers) {
        return new RefreshPipeline.IoStages(eligibility, embedder, publisher, timers);
    }

    @Bean
    ListOrderSettings listOrderSettings(
            RankingSettings ranking, DiversitySettings diversity, RotationSettings rotation) {
        return new ListOrderSettings(ranking, diversity, rotation);
    }

    @Bean
    CurrentRules currentRules(RuleSettings settings) {
        return CurrentRules.read(settings);
    }

    @Bean
    CurrentListSettings currentListSettings(
            ListOrderSettings order, ShelfSettings shelves, CurrentRules rules, SignalSettings signals) {
        return new CurrentListSettings(
                new ListSettings(
                        order.ranking(), order.diversity(), order.rotation(), shelves, RuleBook.EMPTY, signals),
                rules);
    }

    @Bean
    LaterProducts laterProducts(Products products, Embedder embedder) {
        return new LaterProducts(products, embedder);
    }

    @Bean
    RefreshPipelineFactory refreshFactory(
            RefreshPipeline.IoStages io,
            CurrentListSettings settings,
            Candidates candidates,
            ProfileSettings profiles,
            Clock clock) {
        return new RefreshPipelineFactory(io, settings, candidates, profiles.embedding(), clock);
    }

    @Bean
    CurrentPipeline refreshes(CatalogModels models, RefreshPipelineFactory factory) {
        return new CurrentPipeline(models, factory);
    }

    @Bean
    ModelSettings modelSettings(TrainingSettings training, SignalSettings signals) {
        return new ModelSettings(training, signals);
    }

    @Bean
    CatalogTraining catalogTraining(
            Products products,
            Embedder embedder,
            OrderLines orders,
            CatalogTraining.ModelStores models,
            ModelSettings settings) {
        return new CatalogTraining(products, embedder, orders, models, settings);
    }

    @Bean
    CatalogTraining.ModelStores catalogModels(
            CatalogModels store,
            MongoDatabase database,
            ProductEmbeddings embeddings,
            CurrentPipeline pipeline,
            CurrentRules rules) {
        return new CatalogTraining.ModelStores(
                store, new CatalogPublisher(new CatalogStore(database)), embeddings, pipeline, rules);
    }

    /** The settings that decide the order of a list. */
    record ListOrderSettings(RankingSettings ranking, DiversitySettings diversity, RotationSettings rotation) {}
}
