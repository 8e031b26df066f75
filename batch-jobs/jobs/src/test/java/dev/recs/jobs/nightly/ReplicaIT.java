package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.check.Connection;
import dev.recs.jobs.check.ConnectionCheck;
import dev.recs.model.catalog.Product;
import dev.recs.pipeline.CatalogModels;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.servers.LocalServers;
import dev.recs.servers.Store;
import dev.recs.stores.catalog.BulkReads;
import dev.recs.testing.LocalStack;
import dev.recs.testing.MarkReplication;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A whole run with a replica, whose rows differ from the primary's so that each list and the model tell where they are from. */
final class ReplicaIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final LocalServers SECOND =
            LocalServers.start(Path.of("target", "replica"), EnumSet.of(Store.MYSQL));
    private static final String ONLY_THERE = "P77";

    @BeforeEach
    void fill() {
        STACK.empty();
        try (SmallStore replica = new SmallStore(
                STACK, Map.of("recs.mysql.url", SECOND.addresses().mysqlUrl()))) {
            replica.jdbc().execute("DELETE FROM sample_shop.order_lines");
            replica.jdbc().execute("DELETE FROM sample_shop.orders");
            replica.jdbc().execute("DELETE FROM sample_shop.products");
            replica.jdbc().execute("DELETE FROM sample_shop.customers");
            replica.jdbc().execute("DELETE FROM recs_job_positions");
            replica.fill();
            replica.addProduct(ONLY_THERE, "tea caddy", "tea");
            replica.addCustomer("reader");
            replica.order("reader", ONLY_THERE, SmallStore.NOW.minusSeconds(60));
        }
    }

    @AfterAll
    static void stop() {
        SECOND.close();
    }

    @Test
    void theModelIsOfTheReplicaAndTheUsersAndWhatTheyBoughtAreOfThePrimary() {
        try (SmallStore store = withReplica(Map.of());
                MarkReplication _ = MarkReplication.start(store.jdbc(), replica())) {
            store.fill();
            store.addCustomer("writer");
            store.order("writer", SmallStore.product(0), SmallStore.NOW.minusSeconds(60));
            assertThat(store.account(Selection.ALL, SmallStore.NOW).read()).isEqualTo(SmallStore.CUSTOMERS + 1);
            CatalogModel model = store.bean(CatalogModels.class).load().model();
            assertThat(model.index().products())
                    .extracting(product -> product.productId().value())
                    .contains(ONLY_THERE);
            assertThat(model.buyers().week()[model.index().numberOf(ONLY_THERE)])
                    .isEqualTo(1);
            assertThat(store.list("reader")).isNull();
            assertThat(store.list("writer")).isNotNull();
            assertThat(check(store)).contains(new Connection("MySQL replica", true, version(store)));
        }
    }

    @Test
    void aReplicaThatLagsOrIsDownStopsNoRunAndTheCheckNamesIt() {
        try (SmallStore store = withReplica(Map.of("recs.mysql.read-wait", "200ms"))) {
            store.fill();
            store.run(Selection.ALL, SmallStore.NOW);
            assertThat(store.bean(CatalogModels.class).load().model().index().products())
                    .extracting(Product::productId)
                    .extracting(Object::toString)
                    .doesNotContain(ONLY_THERE);
            assertThat(check(store))
                    .contains(new Connection(
                            "MySQL replica", false, "it lags: what the primary wrote 5 s ago is not there"));
        }
        Map<String, Object> nobody = new HashMap<>();
        nobody.put("recs.mysql.read-url", "jdbc:mariadb://127.0.0.1:1/");
        nobody.put("recs.mysql.pool-wait", "300ms");
        try (SmallStore store = withReplica(nobody)) {
            assertThat(store.account(Selection.ALL, SmallStore.NOW.plusSeconds(60))
                            .read())
                    .isEqualTo(SmallStore.CUSTOMERS);
            assertThat(check(store)).anySatisfy(tried -> {
                assertThat(tried.name()).isEqualTo("MySQL replica");
                assertThat(tried.up()).isFalse();
            });
        }
    }

    private static SmallStore withReplica(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("recs.mysql.read-url", SECOND.addresses().mysqlUrl());
        all.putAll(settings);
        return new SmallStore(STACK, all);
    }

    private static JdbcTemplate replica() {
        return new JdbcTemplate(new DriverManagerDataSource(SECOND.addresses().mysqlUrl(), "root", ""));
    }

    private static List<Connection> check(SmallStore store) {
        return store.create(ConnectionCheck.class).run();
    }

    private static String version(SmallStore store) {
        return store.bean(BulkReads.class).replica().orElseThrow().version();
    }
}
