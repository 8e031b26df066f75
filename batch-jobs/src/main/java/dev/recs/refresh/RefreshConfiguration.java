package dev.recs.refresh;

import com.mongodb.client.MongoDatabase;
import dev.recs.activity.ActivityStore;
import dev.recs.catalog.Products;
import dev.recs.embedding.Embedder;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.neighbours.CatalogModelStore;
import dev.recs.orders.OrderLines;
import dev.recs.publication.MongoCatalog;
import dev.recs.publication.MongoLists;
import dev.recs.publication.RedisPublisher;
import dev.recs.stores.ErasureKey;
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
    ActivityStore activityStore(JdbcClient jdbc, RedisClient redis) {
        return new ActivityStore(jdbc, redis);
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
    MongoCatalog mongoCatalog(MongoDatabase database) {
        return new MongoCatalog(database);
    }

    @Bean
    Refresh.Destinations destinations(
            MongoDatabase database, VectorFormat format, RedisClient redis, ErasureKey erasureKey) {
        return new Refresh.Destinations(
                new MongoLists(database, format), new RedisPublisher(redis, erasureKey.bytes()));
    }

    @Bean
    CatalogLearner catalogLearner(
            Products products, Embedder embedder, OrderLines orders, MongoCatalog catalog, CatalogModelStore models) {
        return new CatalogLearner(products, embedder, orders, catalog, models);
    }

    @Bean
    RefreshRun refreshRun(JdbcClient jdbc, CatalogLearner learner, RefreshFactory refreshes) {
        return new RefreshRun(jdbc, learner, refreshes);
    }

    @Bean
    RefreshFactory refreshFactory(
            ActivityStore activityStore, Embedder embedder, Refresh.Destinations destinations, Clock clock) {
        return new RefreshFactory(activityStore, embedder, destinations, clock);
    }
}
