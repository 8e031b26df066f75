package dev.recs.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class FailuresTest {

    @Test
    void ofAMySqlThatIsAwayTheAddressIsSaid() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:mariadb://127.0.0.1:9/recs");
        config.setConnectionTimeout(500);
        config.setInitializationFailTimeout(-1);
        try (HikariDataSource nobody = new HikariDataSource(config)) {
            assertThat(Failures.kindOf(failureOf(nobody)))
                    .get(InstanceOfAssertFactories.THROWABLE)
                    .hasMessageStartingWith("MySQL is down: ")
                    .hasMessageContaining("127.0.0.1:9")
                    .hasMessageNotContaining("timed out after");
        }
    }

    private static SQLException failureOf(HikariDataSource source) {
        try (var _ = source.getConnection()) {
            throw new AssertionError("somebody listens on port 9");
        } catch (SQLException e) {
            return e;
        }
    }
}
