package dev.recs.stores.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.UserId;
import dev.recs.model.catalog.Product;
import dev.recs.servers.LocalServers;
import dev.recs.servers.Store;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreConnections;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.shop.ShopPurchases;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopViews;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LogRecording;
import dev.recs.testing.MarkReplication;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two servers with different rows show which one is asked; a copy of the mark stands for their replication. */
final class BulkReadsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final LocalServers SECOND =
            LocalServers.start(Path.of("target", "replica"), EnumSet.of(Store.MYSQL));

    private final JdbcTemplate primary = template(STACK.addresses().mysqlUrl());
    private final JdbcTemplate replica = template(SECOND.addresses().mysqlUrl());
    private final List<AutoCloseable> closing = new ArrayList<>();
    private Supplier<Instant> time = () -> NOW;

    @AfterAll
    static void stop() {
        SECOND.close();
    }

    @BeforeEach
    void fill() {
        if (!SECOND.server(Store.MYSQL).isRunning()) {
            SECOND.server(Store.MYSQL).start();
        }
        fill(primary, "primary");
        fill(replica, "replica");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : closing.reversed()) {
            resource.close();
        }
    }

    @Test
    void purchasesAndTheCatalogComeFromTheReplicaAndWhatAUserBoughtFromThePrimary() {
        replicate();
        BulkReads reads = reads(Map.of("mysql.read-wait", "30s"));

        assertThat(linesOf(reads)).containsExactly("u replica");
        assertThat(pricesOf(reads)).containsExactly("o replica");
        assertThat(productsOf(reads)).containsExactly("replica");
        assertThat(new ShopPurchases(JdbcClient.create(primary), shop())
                        .byProduct(List.of(new UserId("u")), NOW)
                        .get(new UserId("u")))
                .extracting(bought -> bought.productId().value())
                .containsExactly("primary");
    }

    @Test
    void aReplicaThatLagsIsNotReadAsOfNowAndSaidInOneLine() {
        BulkReads reads = reads(Map.of("mysql.read-wait", "150ms"));
        try (LogRecording log = LogRecording.ofEverything()) {
            assertThat(linesOf(reads)).containsExactly("u primary");
            assertThat(pricesOf(reads)).containsExactly("o primary");
            assertThat(productsOf(reads)).containsExactly("primary");
            assertThat(saidOf(log))
                    .containsExactly(
                            "the replica (recs.mysql.read-url) is not used: it lags: what the primary wrote 150 ms ago is not there; purchases and the catalog are read from the primary");
        }
        replicate();
        assertThat(linesOf(reads)).containsExactly("u primary");

        time = () -> NOW.plus(Duration.ofMinutes(2));
        assertThat(linesOf(reads)).containsExactly("u replica");
    }

    @Test
    void aReplicaThatIsDownIsReplacedByThePrimary() {
        BulkReads reads = reads(Map.of("mysql.pool-wait", "300ms", "mysql.connect-timeout", "300ms"));
        SECOND.server(Store.MYSQL).kill();
        try (LogRecording log = LogRecording.ofEverything()) {
            assertThat(productsOf(reads)).containsExactly("primary");
            assertThat(linesOf(reads)).containsExactly("u primary");
            assertThat(saidOf(log))
                    .singleElement()
                    .satisfies(message -> assertThat(message)
                            .startsWith("the replica (recs.mysql.read-url) is not used: ")
                            .endsWith("; purchases and the catalog are read from the primary"));
        }
    }

    /** A count of another server, or of this one before it was put back from a backup, says nothing of what was replicated. */
    @Test
    void aMarkThatThePrimaryNeverWroteIsNoSignOfAReplica() {
        MarkReplication.set(replica, "1000000");
        assertThat(saidOfLines(Map.of("mysql.read-wait", "150ms")))
                .containsExactly(
                        "u primary",
                        "the replica (recs.mysql.read-url) is not used: it lags: what the primary wrote 150 ms ago is not there; purchases and the catalog are read from the primary");

        MarkReplication.set(replica, "9000000000000000");
        assertThat(saidOfLines(Map.of()))
                .containsExactly(
                        "u primary",
                        "the replica (recs.mysql.read-url) is not used: it is ahead of the primary: it is a replica of another server, or the primary was put back from a backup; purchases and the catalog are read from the primary");
    }

    @Test
    void aMarkCountsOnWhereTheClockWentBack() {
        MarkReplication.set(primary, "9000000000000000");
        replicate();
        assertThat(linesOf(reads(Map.of()))).containsExactly("u replica");
    }

    @Test
    void aFaultOfThePrimaryIsNotToldAsOneOfTheReplica() {
        primary.execute("DROP TABLE recs_job_positions");
        assertThat(saidOfLines(Map.of()))
                .hasSize(2)
                .startsWith("u primary")
                .last()
                .asString()
                .startsWith(
                        "the replica (recs.mysql.read-url) is not used: the primary (recs.mysql.url) took no mark: ")
                .contains("recs_job_positions' doesn't exist");
    }

    /** The wait may last longer than the pause after it. */
    @Test
    void aReplicaThatWasWaitedForInVainIsLeftAloneForAMinuteAfterwards() {
        Iterator<Instant> times = List.of(NOW, NOW.plus(Duration.ofMinutes(10))).iterator();
        time = () -> times.hasNext() ? times.next() : NOW.plus(Duration.ofMinutes(10));
        BulkReads reads = reads(Map.of("mysql.read-wait", "150ms"));
        assertThat(linesOf(reads)).containsExactly("u primary");
        replicate();
        assertThat(linesOf(reads)).containsExactly("u primary");

        time = () -> NOW.plus(Duration.ofMinutes(12));
        assertThat(linesOf(reads)).containsExactly("u replica");
    }

    @Test
    void anOlderMomentIsNotWaitedForAgain() {
        replicate();
        BulkReads reads = reads(Map.of());
        assertThat(linesOf(reads)).containsExactly("u replica");
        replica.update("DELETE FROM recs_job_positions");

        time = () -> NOW.plus(Duration.ofMinutes(1));
        assertThat(linesOf(reads)).containsExactly("u replica");
    }

    /** The lines that are read, and what is said of the replica. */
    private List<String> saidOfLines(Map<String, String> settings) {
        try (LogRecording log = LogRecording.ofEverything()) {
            List<String> said = new ArrayList<>(linesOf(reads(settings)));
            said.addAll(saidOf(log));
            return said;
        }
    }

    private BulkReads reads(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("mysql.url", STACK.addresses().mysqlUrl());
        all.put("mysql.read-url", SECOND.addresses().mysqlUrl());
        StoreSettings.Mysql mysql = Bound.settings(StoreSettings.class, all).mysql();
        StoreAddresses addresses = new StoreAddresses(STACK.addresses().mysqlUrl(), "root", "", "", "");
        HikariDataSource pool = StoreConnections.mysql(addresses, mysql);
        closing.add(pool);
        BulkReads reads = new BulkReads(
                new JdbcTemplate(pool), ReadReplica.of(pool, addresses, mysql), mysql.readWait(), clock());
        closing.add(reads);
        return reads;
    }

    private void replicate() {
        closing.add(MarkReplication.start(primary, replica));
    }

    private List<String> linesOf(BulkReads reads) {
        List<String> lines = new ArrayList<>();
        new OrderLines(reads, shop()).forEach(NOW, (user, product, at) -> lines.add(user + " " + product));
        return lines;
    }

    private List<String> pricesOf(BulkReads reads) {
        List<String> lines = new ArrayList<>();
        new LinePrices(reads, shop()).forEach(NOW, (order, product, price) -> lines.add(order + " " + product));
        return lines;
    }

    private List<String> productsOf(BulkReads reads) {
        return new Products(reads, shop()).all().stream().map(Product::name).toList();
    }

    private static List<String> saidOf(LogRecording log) {
        return log.text().lines().filter(line -> line.startsWith("the replica")).toList();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.get();
            }
        };
    }

    private ShopViews shop() {
        return ShopViews.read(primary, Bound.settings(ShopSettings.class, Map.of()));
    }

    private static JdbcTemplate template(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url, "root", ""));
    }

    private static void fill(JdbcTemplate server, String product) {
        server.execute("DROP TABLE IF EXISTS recs_job_positions");
        server.execute(
                "CREATE TABLE recs_job_positions (run_id BIGINT, partition_number INT, after_user_id VARCHAR(64)"
                        + " NOT NULL, up_to_user_id VARCHAR(64), account VARCHAR(1000), PRIMARY KEY (run_id, partition_number))");
        server.execute("CREATE OR REPLACE VIEW recs_users AS SELECT 'u' AS user_id, NOW() AS created_at");
        server.execute("CREATE OR REPLACE VIEW recs_products AS SELECT '%1$s' AS product_id, '%1$s' AS name,"
                        .formatted(product)
                + " '' AS category, '' AS brand, '' AS description, 1.5 AS price, 'EUR' AS currency, '' AS image_url,"
                + " 1 AS in_stock, NULL AS updated_at");
        server.execute(
                ("CREATE OR REPLACE VIEW recs_purchases AS SELECT 'u' AS user_id, 'o' AS order_id, '%s' AS product_id,"
                                + " 1 AS quantity, TIMESTAMP('2026-01-02 03:04:05') AS purchased_at")
                        .formatted(product));
    }
}
