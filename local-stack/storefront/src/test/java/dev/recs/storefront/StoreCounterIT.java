package dev.recs.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.stores.MysqlAddress;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

final class StoreCounterIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final DriverManagerDataSource mysql = new DriverManagerDataSource(
            STACK.addresses().mysqlUrl(),
            STACK.addresses().mysqlUser(),
            STACK.addresses().mysqlPassword());
    private final JdbcClient jdbc = JdbcClient.create(mysql);
    private final DriverManagerDataSource shop = new DriverManagerDataSource(
            MysqlAddress.parse(STACK.addresses().mysqlUrl())
                    .withDatabase("sample_shop")
                    .url(),
            STACK.addresses().mysqlUser(),
            STACK.addresses().mysqlPassword());
    private final StoreCounter counter = new StoreCounter(
            JdbcClient.create(shop), new TransactionTemplate(new DataSourceTransactionManager(shop)), NOON);
    private final ProductSearch search = new ProductSearch(jdbc);

    @BeforeAll
    static void stockTheStore() {
        var mysql = new DriverManagerDataSource(
                STACK.addresses().mysqlUrl(),
                STACK.addresses().mysqlUser(),
                STACK.addresses().mysqlPassword());
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.data-dir", "target/store-counter");
        try (ConfigurableApplicationContext recs = RecsApplication.open(settings)) {
            recs.getBean(SampleShop.class).install();
        }
        JdbcClient.create(mysql).sql("""
                INSERT INTO sample_shop.products (product_id, name, price, currency, in_stock, updated_at) VALUES
                ('A', 'RED LANTERN', 4.25, 'GBP', TRUE, '2026-01-01'), ('B', 'LANTERN 100% ZINC', 9.00, 'GBP', TRUE, '2026-01-01'),
                ('C', 'LAST LANTERN', 1.00, 'GBP', FALSE, '2026-01-01')
                """).update();
    }

    @Test
    void anOrderIsInTheViewThatTheJobsReadAndMakesItsBuyerACustomer() {
        String order = counter.order(new UserId("walk-in"), List.of(new ProductId("A"), new ProductId("B")));

        assertThat(jdbc.sql(
                                "SELECT product_id, purchased_at FROM recs_purchases WHERE order_id = ? ORDER BY product_id")
                        .param(order)
                        .query((row, _) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly("A 2026-03-01 12:00:00.000", "B 2026-03-01 12:00:00.000");
        assertThat(counter.known(List.of(new UserId("walk-in"), new UserId("nobody"))))
                .containsExactly("walk-in");
    }

    @Test
    void anOrderOfSomethingSoldOutLeavesNothing() {
        assertThatThrownBy(() -> counter.order(new UserId("unlucky"), List.of(new ProductId("A"), new ProductId("C"))))
                .isInstanceOf(NotForSaleException.class)
                .hasMessageContaining("product 'C' is not in the store or sold out: nothing was ordered");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM sample_shop.orders WHERE customer_id = 'unlucky'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void everyNewCustomerHasAnIdOfTheirOwn() {
        UserId one = counter.register();
        UserId other = counter.register();

        assertThat(one).isNotEqualTo(other);
        assertThat(counter.known(List.of(one, other))).hasSize(2);
    }

    @Test
    void aSearchFindsAllWordsInAnyOrderAndTakesNoWildcards() {
        assertThat(search.find("lantern red"))
                .extracting(ProductSearch.Shown::productId)
                .containsExactly("A");
        assertThat(search.find("100%"))
                .extracting(ProductSearch.Shown::productId)
                .containsExactly("B");
        assertThat(search.find("_ANTERN")).isEmpty();
        assertThat(search.find("lantern"))
                .as("what is sold out is not found")
                .extracting(ProductSearch.Shown::productId)
                .containsExactly("B", "A");
    }
}
