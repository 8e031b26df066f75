package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.ConnectionCallback;

/** A statement that never ends, such as behind a change of the store's table: the API gives it up, and all else goes on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SlowMysqlIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String READ = ApiUnderTest.service("recs:read");
    private static ApiUnderTest api;
    private static StoredSamples samples;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                STACK,
                Map.of(
                        "recs.mysql.timeout",
                        "1s",
                        "recs.serving.intervals.catalog",
                        "100ms",
                        "recs.serving.intervals.popular",
                        "100ms"));
        samples = new StoredSamples(api);
        samples.saveProducts(20);
        api.bean(Catalog.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aTableThatIsLockedHoldsUpNoPopularList() {
        whileProductsAreLocked(() -> {
            api.bean(Catalog.class).refresh();
            samples.savePopular("", 11, 12);
            while (!firstPopular().equals("P11")) {
                pause();
            }
        });
        assertThat(api.json("/api/health/recommendations", "").path("products").asInt())
                .isEqualTo(20);
    }

    private static String firstPopular() {
        return api.json("/api/v1/popular?limit=1", READ)
                .at("/items/0/productId")
                .asString();
    }

    private static void whileProductsAreLocked(Runnable action) {
        api.jdbc().execute((ConnectionCallback<Boolean>) connection -> {
            run(connection, "LOCK TABLES sample_shop.products WRITE");
            try {
                action.run();
            } finally {
                run(connection, "UNLOCK TABLES");
            }
            return true;
        });
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the popular list was not read in time", e);
        }
    }
}
