package dev.recs.benchmarks.freshness;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.servers.LocalServers;
import dev.recs.servers.Server;
import dev.recs.servers.ServerAddresses;
import dev.recs.servers.Store;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.schema.SampleShop;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A made-up shop on embedded servers: products in ten categories, users who each buy in two of them, a model learnt from that. */
public final class TestShop implements AutoCloseable {

    private static final int CATEGORIES = 10;
    private static final int PURCHASES = 8;
    private static final List<String> THINGS = List.of(
            "tea cup",
            "garden lamp",
            "wooden toy",
            "wool scarf",
            "wall clock",
            "picture frame",
            "candle",
            "lunch bag",
            "doormat",
            "cake tin");

    private final LocalServers servers;
    private final Optional<Server> documentStore;
    private final ConfigurableApplicationContext context;
    private final HikariDataSource storefront;
    private final int products;
    private final AtomicLong orders = new AtomicLong(System.currentTimeMillis());

    public TestShop(Path dataDir, int products, int customers) {
        this(LocalServers.start(dataDir, EnumSet.allOf(Store.class)), Optional.empty(), dataDir, products, customers);
    }

    /** With a document store of the caller, which the caller has started and closes. */
    public static TestShop with(Server documentStore, Path dataDir, int products, int customers) {
        LocalServers servers = LocalServers.start(dataDir, EnumSet.of(Store.MYSQL, Store.REDIS));
        return new TestShop(servers, Optional.of(documentStore), dataDir, products, customers);
    }

    private TestShop(LocalServers servers, Optional<Server> documentStore, Path dataDir, int products, int customers) {
        this.servers = servers;
        this.documentStore = documentStore;
        this.products = products;
        ServerAddresses stores = addresses();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(stores.mysqlUrl());
        pool.setUsername(stores.mysqlUser());
        pool.setPassword(stores.mysqlPassword());
        pool.setMaximumPoolSize(16);
        this.storefront = new HikariDataSource(pool);
        this.context = RecsApplication.open(Map.of(
                "recs.data-dir", dataDir.toString(),
                "recs.mysql.url", stores.mysqlUrl(),
                "recs.mysql.user", stores.mysqlUser(),
                "recs.mysql.password", stores.mysqlPassword(),
                "recs.mongodb.uri", stores.mongodbUri(),
                "recs.mongodb.vector-format", "plain-binary",
                "recs.redis.url", stores.redisUrl()));
        context.getBean(SampleShop.class).install();
        if (jdbc().queryForList("SELECT 1 FROM sample_shop.orders LIMIT 1").isEmpty()) {
            fill(customers);
        }
        context.getBean(CatalogTraining.class)
                .train(context.getBean(Clock.class).instant());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    public ServerAddresses addresses() {
        ServerAddresses own = servers.addresses();
        return documentStore
                .map(store -> new ServerAddresses(
                        own.mysqlUrl(),
                        own.mysqlUser(),
                        own.mysqlPassword(),
                        "mongodb://127.0.0.1:%d/recs".formatted(store.port()),
                        own.redisUrl()))
                .orElse(own);
    }

    public Server server(Store store) {
        return store == Store.MONGODB && documentStore.isPresent() ? documentStore.get() : servers.server(store);
    }

    public int products() {
        return products;
    }

    public static String customer(int number) {
        return "c%05d".formatted(number);
    }

    public static String product(int number) {
        return "p%05d".formatted(number);
    }

    public void addCustomers(List<String> customers) {
        jdbc().batchUpdate(
                        "INSERT IGNORE INTO sample_shop.customers VALUES (?, ?)",
                        customers.stream()
                                .map(customer -> new Object[] {
                                    customer, SqlTimes.write(Instant.now().minus(Duration.ofDays(100)))
                                })
                                .toList());
    }

    /** One transaction: head and lines. */
    public void order(String customer, List<String> bought, Instant at) {
        order("b" + orders.incrementAndGet(), customer, bought, at);
    }

    /** As a shop does whose database is away: the same order again, until it is committed, at most once. */
    public void orderPatiently(String customer, List<String> bought, Instant at, Duration patience) {
        String id = "b" + orders.incrementAndGet();
        Instant end = Instant.now().plus(patience);
        while (true) {
            try {
                order(id, customer, bought, at);
                return;
            } catch (IllegalStateException e) {
                if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                    return; // Committed by the attempt before, whose answer was lost.
                }
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Pause.sleep(Duration.ofMillis(200));
            }
        }
    }

    private void order(String id, String customer, List<String> bought, Instant at) {
        try (Connection connection = storefront.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement head =
                            connection.prepareStatement("INSERT INTO sample_shop.orders VALUES (?, ?, ?)");
                    PreparedStatement line =
                            connection.prepareStatement("INSERT INTO sample_shop.order_lines VALUES (?, ?, 1, 2)")) {
                head.setString(1, id);
                head.setString(2, customer);
                head.setObject(3, SqlTimes.write(at));
                head.executeUpdate();
                for (String product : bought) {
                    line.setString(1, id);
                    line.setString(2, product);
                    line.executeUpdate();
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an order could not be committed", e);
        }
    }

    private void fill(int customers) {
        Random random = new Random(7);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < products; i++) {
            String thing = THINGS.get(i % CATEGORIES);
            rows.add(new Object[] {product(i), "%s number %d".formatted(thing, i), thing});
        }
        jdbc().batchUpdate(
                        "INSERT INTO sample_shop.products (product_id, name, category, brand, description, price, currency,"
                                + " image_url, in_stock, updated_at) VALUES (?, ?, ?, '', '', 2, 'GBP', '', TRUE, UTC_TIMESTAMP(3))",
                        rows);
        addCustomers(IntStream.range(0, customers).mapToObj(TestShop::customer).toList());
        List<Object[]> heads = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            for (int j = 0; j < PURCHASES; j++) {
                String order = "o%d-%d".formatted(i, j);
                int category = (i + (j % 2) * 3) % CATEGORIES;
                int product = category + CATEGORIES * random.nextInt(products / CATEGORIES);
                heads.add(new Object[] {
                    order, customer(i), SqlTimes.write(Instant.now().minus(Duration.ofDays(1L + random.nextInt(60))))
                });
                lines.add(new Object[] {order, product(product)});
            }
        }
        jdbc().batchUpdate("INSERT INTO sample_shop.orders VALUES (?, ?, ?)", heads);
        jdbc().batchUpdate("INSERT INTO sample_shop.order_lines VALUES (?, ?, 1, 2)", lines);
        jdbc().update("TRUNCATE TABLE refresh_outbox");
    }

    @Override
    public void close() {
        storefront.close();
        context.close();
        servers.close();
    }
}
