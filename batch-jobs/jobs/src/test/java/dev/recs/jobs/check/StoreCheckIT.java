package dev.recs.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.EmbeddingSpace;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.pipeline.embedding.ProviderResponse;
import dev.recs.recommender.rules.FeeSettings;
import dev.recs.servers.Store;
import dev.recs.stores.catalog.BulkReads;
import dev.recs.stores.schema.SampleShop;
import dev.recs.stores.shop.ShopViews;
import dev.recs.testing.LocalStack;
import dev.recs.testing.openai.Dialect;
import dev.recs.testing.openai.OpenAiStandIn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

final class StoreCheckIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private ConfigurableApplicationContext recs;
    private JdbcTemplate jdbc;

    @BeforeEach
    void open() {
        STACK.empty();
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.data-dir", folder.toString());
        recs = RecsApplication.open(settings);
        jdbc = recs.getBean(JdbcTemplate.class);
        recs.getBean(SampleShop.class).install();
        jdbc.update("INSERT INTO sample_shop.customers VALUES ('ann', '2025-01-01')");
        jdbc.update(
                "INSERT INTO sample_shop.products (product_id, name, category, price, in_stock, updated_at) VALUES ('1', 'Tea', 'Drinks', 3, TRUE, '2025-01-01')");
        jdbc.update("INSERT INTO sample_shop.orders VALUES ('a', 'ann', '2025-12-01')");
        jdbc.update("INSERT INTO sample_shop.order_lines VALUES ('a', '1', 1, 3)");
    }

    @AfterEach
    void close() {
        recs.close();
    }

    @Test
    void aSoundStorePassesEveryCheck() {
        assertThat(run()).hasSize(14).allMatch(CheckResult::passed).allMatch(result -> result.found() == 0);
    }

    @Test
    void eachFaultIsFoundWithItsCountAndAnExample() {
        jdbc.update("INSERT INTO sample_shop.order_lines VALUES ('a', 'gone', 0, 3)");
        jdbc.update("INSERT INTO sample_shop.orders VALUES ('later', 'bob', '2026-02-01')");
        jdbc.update("INSERT INTO sample_shop.order_lines VALUES ('later', '1', 1, 3)");
        jdbc.update(
                "INSERT INTO sample_shop.products (product_id, name, price, in_stock, updated_at) VALUES ('2', ' ', NULL, TRUE, '2025-01-01')");
        jdbc.update("INSERT INTO sample_shop.customers VALUES (' cy', '2025-01-01')");
        List<CheckResult> failed =
                run().stream().filter(result -> !result.passed()).toList();
        assertThat(failed)
                .extracting(CheckResult::subject, CheckResult::found, CheckResult::examined, CheckResult::examples)
                .containsExactly(
                        failure("purchases of products that are not in the catalog", 1, 3, "gone"),
                        failure("purchases of users that are not in recs_users", 1, 3, "bob"),
                        failure("purchases dated in the future", 1, 3, "later"),
                        failure("purchases of a quantity below 1", 1, 3, "a"),
                        failure("products without a name", 1, 2, "2"),
                        failure("products without a category", 1, 2, "2"),
                        failure("products in stock without a price", 1, 2, "2"),
                        failure(
                                "users whose id is empty, too long, begins or ends with a blank or holds a control character",
                                1,
                                2,
                                " cy"));
    }

    @Test
    void ordersOfDeletedAccountsAreFineUpToAShareThatIsASetting() {
        for (int order = 0; order < 9; order++) {
            jdbc.update(
                    "INSERT INTO sample_shop.orders VALUES (?, ?, '2025-12-02')",
                    "o" + order,
                    order == 0 ? "gone" : "ann");
            jdbc.update("INSERT INTO sample_shop.order_lines VALUES (?, '1', 1, 3)", "o" + order);
        }
        assertThat(run()).allMatch(CheckResult::passed);
    }

    @Test
    void postageAndGiftsAreNamedWithTheirRule() {
        jdbc.update(
                "INSERT INTO sample_shop.products (product_id, name, category, price, in_stock, updated_at) VALUES ('2', 'Cup', 'Drinks', 3, TRUE, '2025-01-01'), ('POSTAGE', 'Postage', 'Other', 3, TRUE, '2025-01-01'), ('GIFT', 'Sample', 'Other', NULL, FALSE, '2025-01-01')");
        for (int order = 0; order < 30; order++) {
            String id = "f" + order;
            jdbc.update("INSERT INTO sample_shop.orders VALUES (?, 'ann', '2025-12-02')", id);
            jdbc.update("INSERT INTO sample_shop.order_lines VALUES (?, 'POSTAGE', 1, 4)", id);
            jdbc.update("INSERT INTO sample_shop.order_lines VALUES (?, ?, 1, 3)", id, order % 2 == 0 ? "1" : "2");
        }
        jdbc.update("INSERT INTO sample_shop.order_lines VALUES ('f1', 'GIFT', 1, 0)");
        CheckResult fees = run().getLast();
        assertThat(fees.passed()).isTrue();
        assertThat(fees.examples())
                .containsExactly(
                        "POSTAGE (fee: in most orders and hardly ever alone; in 30 of 31 orders, alone in 0)",
                        "GIFT (gift: all lines 0.00; in 1 of 31 orders, alone in 0)");
    }

    @Test
    void idsThatNeedCareAreNamed() {
        jdbc.update("INSERT INTO sample_shop.customers VALUES ('..', '2025-01-01')");
        jdbc.update("INSERT INTO sample_shop.orders VALUES ('dots', '..', '2025-12-01')");
        jdbc.update("INSERT INTO sample_shop.order_lines VALUES ('dots', '1', 1, 3)");
        assertThat(run().get(12).examples())
                .containsExactly(
                        ".. (that no path of an address can carry, so that only a query parameter or \"me\" names them)");
    }

    @Test
    void oldOrdersAloneMeanThatNobodyIsActive() {
        jdbc.update("UPDATE sample_shop.orders SET ordered_at = '2020-01-01'");
        assertThat(run().stream().filter(result -> !result.passed()).map(CheckResult::subject))
                .containsExactly("stores without a purchase in the last 90 days");
    }

    @Test
    void connectionsTellWhichDependencyIsDownAndTryTheOthers() {
        STACK.server(Store.REDIS).kill();
        try {
            assertThat(check(recs).run())
                    .extracting(Connection::name, Connection::up)
                    .containsExactly(
                            tuple("MySQL", true),
                            tuple("MongoDB", true),
                            tuple("Redis", false),
                            tuple("embedding provider", true));
        } finally {
            STACK.server(Store.REDIS).start();
        }
    }

    @Test
    void anUnexpectedConnectionFailureIsReportedWithoutItsMessageAndTheOthersAreTried() {
        StaticListableBeanFactory some = new StaticListableBeanFactory();
        some.addBean("provider", new EmbeddingProvider() {
            @Override
            public EmbeddingSpace space() {
                return new EmbeddingSpace("odd", 2, 1);
            }

            @Override
            public List<List<String>> requests(List<String> texts) {
                return List.of(texts);
            }

            @Override
            public ProviderResponse embed(List<String> request) {
                throw new IllegalStateException("odd, with a secret", new UnsatisfiedLinkError("secret"));
            }

            @Override
            public int tokens(String text) {
                return 1;
            }
        });
        some.addBean("mysql", recs.getBean(JdbcClient.class));
        assertThat(check(some).run())
                .extracting(Connection::name, Connection::up, Connection::answer)
                .contains(
                        tuple(
                                "Redis",
                                false,
                                "failed in an unexpected way: %s"
                                        .formatted(NoSuchBeanDefinitionException.class.getName())),
                        tuple(
                                "embedding provider",
                                false,
                                "failed in an unexpected way: java.lang.UnsatisfiedLinkError"))
                .anyMatch(tuple -> tuple.toList().get(0).equals("MySQL")
                        && tuple.toList().get(1).equals(true));
    }

    @Test
    void aProviderOfOtherDimensionsIsNotUp() {
        try (OpenAiStandIn provider = OpenAiStandIn.start()) {
            provider.speak(Dialect.OTHER_DIMENSIONS);
            Map<String, Object> settings = new HashMap<>(STACK.settings());
            settings.put("recs.data-dir", folder.toString());
            settings.put("recs.embedding.openai.base-url", provider.baseUrl());
            settings.put("recs.embedding.openai.api-key", OpenAiStandIn.KEY);
            try (ConfigurableApplicationContext other = RecsApplication.open(settings)) {
                assertThat(check(other).run()).last().satisfies(connection -> {
                    assertThat(connection.up()).isFalse();
                    assertThat(connection.answer()).contains("answered a vector of 384 dimensions: expected 1536");
                });
            }
        }
    }

    private List<CheckResult> run() {
        return new StoreCheck(
                        recs.getBean(JdbcClient.class),
                        recs.getBean(ShopViews.class),
                        CLOCK,
                        CheckSettings.DEFAULT,
                        FeeSettings.DEFAULT)
                .run();
    }

    private static ConnectionCheck check(BeanFactory connections) {
        return new ConnectionCheck(
                connections.getBeanProvider(JdbcClient.class),
                connections.getBeanProvider(BulkReads.class),
                connections.getBeanProvider(MongoDatabase.class),
                connections.getBeanProvider(UnifiedJedis.class),
                connections.getBeanProvider(EmbeddingProvider.class));
    }

    private static Tuple failure(String subject, long found, long examined, String example) {
        return tuple(subject, found, examined, List.of(example));
    }
}
