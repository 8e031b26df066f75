package dev.recs.jobs.nightly;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.ViewValue;
import dev.recs.model.redis.ViewsKey;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.UnifiedJedis;

/** The fixture shop with 20 products and 12 customers, and the context of a command over it. */
final class SmallStore implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    static final int CUSTOMERS = 12;
    private static final int PRODUCTS = 20;
    private static final int ORDERS = 4;

    private final ConfigurableApplicationContext context;
    private final FixtureShop shop;

    SmallStore(LocalStack stack, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(stack.settings());
        all.put("recs.mongodb.vector-format", "plain-binary");
        all.put("recs.data-dir", "target/small-store");
        all.put("recs.refresh.chunk-size", 4);
        all.put("recs.refresh.partitions", 3);
        all.putAll(settings);
        this.context = RecsApplication.open(all);
        context.getBean(SampleShop.class).install();
        this.shop = new FixtureShop(jdbc(), NOW);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** As a command gets what it works with. */
    <T> T create(Class<T> type) {
        return context.getAutowireCapableBeanFactory().createBean(type);
    }

    JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    UnifiedJedis redis() {
        return bean(UnifiedJedis.class);
    }

    JobResult run(Selection selection, Instant asOf) {
        return bean(NightlyJobLauncher.class).run(new JobRequest(selection, Optional.of(asOf)));
    }

    RefreshAccount account(Selection selection, Instant asOf) {
        return run(selection, asOf).account();
    }

    void fill() {
        shop.fill(PRODUCTS, CUSTOMERS, ORDERS);
    }

    static String product(int number) {
        return FixtureShop.product(number);
    }

    static String customer(int number) {
        return FixtureShop.customer(number);
    }

    void addProduct(String id, String name, String category) {
        shop.addProduct(id, name, category);
    }

    void addCustomer(String id) {
        shop.addCustomer(id);
    }

    void order(String customer, String product, Instant at) {
        shop.order(customer, product, at);
    }

    void search(String customer, String query, Instant at) {
        redis().lpush(SearchesKey.of(new UserId(customer)), SearchValue.toJson(new RecentSearch(query, at)));
        redis().zadd(ActivityKey.of(new UserId(customer)), (double) at.toEpochMilli(), customer);
    }

    void view(String customer, String product, Instant at) {
        redis().lpush(ViewsKey.of(new UserId(customer)), ViewValue.toJson(new RecentView(new ProductId(product), at)));
        redis().zadd(ActivityKey.of(new UserId(customer)), (double) at.toEpochMilli(), customer);
    }

    @Nullable
    Document profile(String customer) {
        return document(MongoCollections.USER_PROFILES, customer);
    }

    @Nullable
    Document list(String customer) {
        return document(MongoCollections.USER_RECOMMENDATIONS, customer);
    }

    /** Everything in a collection that a repeated run must not change. */
    List<Document> all(String collection) {
        List<Document> documents = new ArrayList<>();
        bean(MongoDatabase.class)
                .getCollection(collection)
                .find()
                .sort(new Document("_id", 1))
                .into(documents);
        return documents;
    }

    private @Nullable Document document(String collection, String id) {
        return bean(MongoDatabase.class)
                .getCollection(collection)
                .find(new Document("_id", id))
                .first();
    }

    @Override
    public void close() {
        context.close();
    }
}
