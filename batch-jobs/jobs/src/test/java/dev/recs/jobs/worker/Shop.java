package dev.recs.jobs.worker;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.SharedKeys;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.lists.Recommendations.Stamp;
import dev.recs.stores.outbox.Outbox;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.FixtureShop.Kind;
import dev.recs.testing.FixtureShop.Sales;
import dev.recs.testing.LocalStack;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.UnifiedJedis;

/** The fixture shop with 40 products of four kinds and 30 customers who each buy of one, a model trained on it, and a worker's context. */
final class Shop implements AutoCloseable {

    static final int PRODUCTS = 40;
    private static final int CUSTOMERS = 30;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final List<Kind> KINDS = Stream.of("tea cup", "garden lamp", "wooden toy", "wool scarf")
            .map(thing -> new Kind(thing, List.of(thing)))
            .toList();

    private final ConfigurableApplicationContext context;

    Shop(LocalStack stack, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(stack.settings());
        all.put("recs.mongodb.vector-format", "plain-binary");
        all.put("recs.data-dir", "target/shop");
        all.put("recs.management.worker-port", 0);
        all.putAll(settings);
        this.context = RecsApplication.open(all);
        context.getBean(SampleShop.class).install();
        fill();
        context.getBean(CatalogTraining.class).train(now());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    Instant now() {
        return bean(Clock.class).instant();
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    UnifiedJedis redis() {
        return bean(UnifiedJedis.class);
    }

    /** Commits the head and then the line, as two transactions. */
    void order(String customer, String product) {
        shop().order(customer, product, now());
    }

    /** Head and line in one transaction, as a store commits them. */
    void orderAtOnce(String customer, String product) {
        new TransactionTemplate(bean(JdbcTransactionManager.class)).executeWithoutResult(_ -> order(customer, product));
    }

    /** An order that leaves no rows in the outbox: as if all trace of it were lost. */
    void orderUnseen(String customer, String product) {
        new TransactionTemplate(bean(JdbcTransactionManager.class)).executeWithoutResult(_ -> {
            jdbc().sql("SET @recs_import = 1").update();
            order(customer, product);
            jdbc().sql("SET @recs_import = 0").update();
        });
    }

    double counted(String metric, String... tags) {
        return bean(MeterRegistry.class).find(metric).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    double gauge(String metric) {
        return bean(MeterRegistry.class).get(metric).gauge().value();
    }

    /** Nothing is due, queued or taken, and every outbox row was answered. */
    boolean isQuiet() {
        return bean(QueueMonitor.class).depth() == 0
                && redis().zcard(SharedKeys.PROFILE_REFRESH_DUE) == 0
                && new Outbox(jdbc()).count() == 0;
    }

    Optional<RecommendationListValue> list(String customer) {
        return Optional.ofNullable(redis().get(
                                RecommendationListKey.of(new UserId(customer)).getBytes(StandardCharsets.UTF_8)))
                .map(RecommendationListValue::parse);
    }

    /** Of the stored list; Redis has only its hash. Empty without a list. */
    String recipe(String customer) {
        UserId user = new UserId(customer);
        Stamp stamp = bean(Recommendations.class).stamps(List.of(user)).get(user);
        return stamp == null ? "" : stamp.recipe();
    }

    boolean recommends(String customer, String product) {
        return list(customer).stream()
                .flatMap(list -> list.items().stream())
                .anyMatch(item -> item.productId().equals(new ProductId(product)));
    }

    /** Fails if it does not come true in time. */
    static void await(String what, Duration patience, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(condition::getAsBoolean);
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    static String product(int number) {
        return FixtureShop.product(number);
    }

    static String customer(int number) {
        return FixtureShop.customer(number);
    }

    private void fill() {
        int kinds = KINDS.size();
        shop().fill(KINDS, PRODUCTS);
        shop().sell(new Sales(CUSTOMERS, 3, (i, j) -> (i + kinds * (i + 3 * j)) % PRODUCTS, (i, j) -> 0));
        jdbc().sql("DELETE FROM refresh_outbox").update();
    }

    void addProduct(String id, String name, String category) {
        shop().addProduct(id, name, category);
    }

    /** Of this moment. */
    private FixtureShop shop() {
        return new FixtureShop(bean(JdbcTemplate.class), now());
    }

    @Override
    public void close() {
        context.close();
    }
}
