package dev.recs.jobs.connect;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.shop.BinaryIdText;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.TestShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * A shop of a {@link TestShop} on a {@link ShopServer}, with three accounts: the administrator, the shop's own with rights on the shop's
 * schema alone, and that of our jobs with rights on our database alone.
 */
final class ConnectedShop implements AutoCloseable {

    static final String SHOP = "the_shop";
    static final String RECS = "recs_shop";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Map<String, Object> more;
    private final TestShop system;
    private final ShopServer server;
    private final LocalStack stack;
    private final JdbcTemplate admin;
    private final SingleConnectionDataSource shopConnection;
    private final JdbcTemplate shop;
    private @Nullable ConfigurableApplicationContext jobs;

    ConnectedShop(TestShop system, ShopServer server, LocalStack stack) {
        this(system, server, stack, Map.of());
    }

    ConnectedShop(TestShop system, ShopServer server, LocalStack stack, Map<String, Object> more) {
        this.more = Map.copyOf(more);
        this.system = system;
        this.server = server;
        this.stack = stack;
        this.admin = server.jdbc();
        List.of(SHOP, RECS).forEach(database -> admin.execute("DROP DATABASE IF EXISTS " + database));
        List.of("'shop_app'@'%'", "'recs_jobs'@'%'", "'recs_shop_definer'@'localhost'")
                .forEach(user -> admin.execute("DROP USER IF EXISTS " + user));
        admin.execute("CREATE DATABASE " + SHOP);
        admin.execute("CREATE USER 'shop_app'@'%' IDENTIFIED BY 'shop'");
        admin.execute("GRANT ALL ON " + SHOP + ".* TO 'shop_app'@'%'");
        admin.execute("CREATE USER 'recs_jobs'@'%' IDENTIFIED BY 'jobs'");
        this.shopConnection = new SingleConnectionDataSource(server.url(SHOP), "shop_app", "shop", true);
        this.shop = new JdbcTemplate(shopConnection);
        shop.execute("SET SESSION sql_mode = ''");
        shop.execute((java.sql.Connection connection) -> {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("shops/" + system.schema()));
            return null;
        });
    }

    TestShop system() {
        return system;
    }

    JdbcTemplate shop() {
        return shop;
    }

    JdbcTemplate admin() {
        return admin;
    }

    /** As an order of the shop's program. */
    void fill(OrderBook book) {
        system.fill(shop, book);
        // A server that is busy counts its indexes late, and MySQL then reads three rows for minutes
        // (docs/log/connect.md).
        admin.queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = ?", String.class, SHOP)
                .forEach(table -> admin.execute("ANALYZE TABLE %s.`%s`".formatted(SHOP, table)));
    }

    ConnectRequest request() {
        return new ConnectRequest(
                Optional.empty(), SHOP, Optional.empty(), Optional.empty(), List.of(), BinaryIdText.HEX);
    }

    ShopConnector connector(boolean byTriggers) {
        ConnectSettings settings = Bound.settings(
                ConnectSettings.class, Map.of("admin-user", server.admin(), "admin-password", server.password()));
        return new ShopConnector(addresses(), settings, RECS, byTriggers);
    }

    String apply() {
        return apply(true);
    }

    String apply(boolean byTriggers) {
        try (ShopConnector connector = connector(byTriggers);
                ConfigurableApplicationContext recs = RecsApplication.open(settings())) {
            return connector.apply(request(), recs.getBean(RecsSchema.class));
        }
    }

    List<String> remove() {
        try (ShopConnector connector = connector(true)) {
            return connector.remove(SHOP);
        }
    }

    /** The applications, with the account of the jobs. */
    <T> T bean(Class<T> type) {
        if (jobs == null) {
            jobs = RecsApplication.open(settings());
        }
        return jobs.getBean(type);
    }

    private StoreAddresses addresses() {
        return new StoreAddresses(server.url(""), "recs_jobs", "jobs", "", "");
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(stack.settings());
        settings.put("recs.mysql.url", server.url(""));
        settings.put("recs.mysql.user", "recs_jobs");
        settings.put("recs.mysql.password", "jobs");
        settings.put("recs.mysql.database", RECS);
        settings.put("recs.mongodb.vector-format", "plain-binary");
        settings.put("recs.data-dir", "target/connected-shop");
        settings.put("recs.management.worker-port", 0);
        settings.put("recs.queue.debounce", "100ms");
        settings.put("recs.queue.max-wait", "1s");
        settings.putAll(more);
        return settings;
    }

    @Nullable
    Document list(int user) {
        return document(MongoCollections.USER_RECOMMENDATIONS, user);
    }

    @Nullable
    Document profile(int user) {
        return document(MongoCollections.USER_PROFILES, user);
    }

    /** Ids of the products that the profile is made of, newest first; empty: no profile. */
    List<String> bought(int user) {
        Document profile = profile(user);
        return profile == null
                ? List.of()
                : profile.get("dataSnapshot", Document.class).getList("recentPurchases", Document.class).stream()
                        .map(purchase -> purchase.getString("productId"))
                        .collect(Collectors.toCollection(ArrayList::new));
    }

    boolean hasNothingOf(int user) {
        return list(user) == null
                && profile(user) == null
                && !bean(redis.clients.jedis.RedisClient.class)
                        .exists(RecommendationListKey.of(new UserId(system.user(user))));
    }

    private @Nullable Document document(String collection, int user) {
        return bean(MongoDatabase.class)
                .getCollection(collection)
                .find(new Document("_id", system.user(user)))
                .first();
    }

    /** Does something to the shop and waits until it is seen. */
    void seen(String what, Runnable change, BooleanSupplier seen) {
        change.run();
        Awaitility.await(what)
                .atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(seen::getAsBoolean);
    }

    long outboxRows() {
        Long rows = admin.queryForObject("SELECT COUNT(*) FROM %s.refresh_outbox".formatted(RECS), Long.class);
        return rows == null ? 0 : rows;
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    static Instant now() {
        return Instant.now();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves nothing on the server. */
    @Override
    public void close() {
        if (jobs != null) {
            jobs.close();
        }
        shopConnection.destroy();
        List.of(SHOP, RECS).forEach(database -> admin.execute("DROP DATABASE IF EXISTS " + database));
        List.of("'shop_app'@'%'", "'recs_jobs'@'%'", "'recs_shop_definer'@'localhost'")
                .forEach(user -> admin.execute("DROP USER IF EXISTS " + user));
    }
}
