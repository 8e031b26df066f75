package dev.recs.refresh;

import com.mongodb.client.MongoDatabase;
import dev.recs.activity.ActivityStore;
import dev.recs.catalog.Products;
import dev.recs.embedding.Embedder;
import dev.recs.embedding.ProductEmbeddings;
import dev.recs.lists.CurrentListSettings;
import dev.recs.lists.ListSettings;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.neighbours.CatalogModelStore;
import dev.recs.neighbours.LearningSettings;
import dev.recs.orders.OrderLines;
import dev.recs.profile.ProfileSettings;
import dev.recs.publication.CacheTimes;
import dev.recs.publication.FormerProfiles;
import dev.recs.publication.Marks;
import dev.recs.publication.MongoCatalog;
import dev.recs.publication.MongoLists;
import dev.recs.publication.RedisPublisher;
import dev.recs.ranking.ModelSettings;
import dev.recs.ranking.RankingSettings;
import dev.recs.ranking.diversity.DiversitySettings;
import dev.recs.ranking.vectorsearch.Candidates;
import dev.recs.rotation.RotationSettings;
import dev.recs.rules.CurrentRules;
import dev.recs.rules.RuleBook;
import dev.recs.rules.RuleSettings;
import dev.recs.shelves.ShelfSettings;
import dev.recs.signal.SignalSettings;
import dev.recs.stores.ErasureKey;
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
    CatalogModelStore catalogModelStore(MongoDatabase database) {
        return new CatalogModelStore(database);
    }

    @Bean
    StageTimers stageTimers(MeterRegistry registry) {
        return new StageTimers(registry);
    }

    @Bean
    Admissions admissions(ActivityStore activityStore, MongoDatabase database, ErasureKey erasureKey) {
        return new Admissions(activityStore, new FormerProfiles(database), new Marks(database, erasureKey.bytes()));
    }

    @Bean
    RedisPublisher redisPublisher(RedisClient redis, ErasureKey erasureKey, CacheTimes times) {
        return new RedisPublisher(redis, erasureKey.bytes(), times);
    }

    @Bean
    Destinations destinations(
            MongoDatabase database, VectorFormat format, RedisPublisher redis, ErasureKey erasureKey) {
        return new Destinations(new MongoLists(database, format), redis, new Marks(database, erasureKey.bytes()));
    }

    @Bean
    Refresh.Parts refreshParts(
            Admissions admissions, Embedder embedder, Destinations destinations, StageTimers timers) {
        return new Refresh.Parts(admissions, embedder, destinations, timers);
    }

    @Bean
    Order order(RankingSettings ranking, DiversitySettings diversity, RotationSettings rotation) {
        return new Order(ranking, diversity, rotation);
    }

    @Bean
    CurrentRules currentRules(RuleSettings settings) {
        return CurrentRules.read(settings);
    }

    @Bean
    CurrentListSettings currentListSettings(
            Order order, ShelfSettings shelves, CurrentRules rules, SignalSettings signals) {
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
    RefreshFactory refreshFactory(
            Refresh.Parts parts,
            CurrentListSettings settings,
            Candidates candidates,
            ProfileSettings profiles,
            Clock clock) {
        return new RefreshFactory(parts, settings, candidates, profiles.embedding(), clock);
    }

    @Bean
    Refreshes refreshes(CatalogModelStore models, RefreshFactory factory) {
        return new Refreshes(models, factory);
    }

    @Bean
    ModelSettings modelSettings(LearningSettings learning, SignalSettings signals) {
        return new ModelSettings(learning, signals);
    }

    @Bean
    CatalogLearner catalogLearner(
            Products products,
            Embedder embedder,
            OrderLines orders,
            CatalogLearner.CatalogModels models,
            ModelSettings settings) {
        return new CatalogLearner(products, embedder, orders, models, settings);
    }

    @Bean
    CatalogLearner.CatalogModels catalogModels(
            CatalogModelStore store,
            MongoDatabase database,
            ProductEmbeddings embeddings,
            Refreshes refreshes,
            CurrentRules rules) {
        return new CatalogLearner.CatalogModels(store, new MongoCatalog(database), embeddings, refreshes, rules);
    }

    /** What the order of a list is made of. */
    record Order(RankingSettings ranking, DiversitySettings diversity, RotationSettings rotation) {}
}
