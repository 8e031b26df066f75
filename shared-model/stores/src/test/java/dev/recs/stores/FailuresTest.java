package dev.recs.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recs.model.failure.DependencyDown;
import dev.recs.testing.Bound;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisDataException;

final class FailuresTest {

    private static final String POOL = "mysql - Connection is not available, request timed out after 5001ms";

    @Test
    void ofAMySqlThatIsAwayTheAddressIsSaid() {
        SQLException refused = catchThrowableOfType(
                SQLException.class, () -> DriverManager.getConnection("jdbc:mariadb://127.0.0.1:9/recs"));
        assertThat(Failures.kindOf(new SQLTransientConnectionException(POOL, "08000", refused)))
                .get(InstanceOfAssertFactories.THROWABLE)
                .hasMessageStartingWith("MySQL is down: ")
                .hasMessageContaining("127.0.0.1:9")
                .hasMessageNotContaining(POOL);
    }

    @Test
    void theSameIsSaidWhenAPoolIsMade() {
        StoreAddresses nobody = new StoreAddresses("jdbc:mariadb://127.0.0.1:9/recs", "recs", "", "", "");
        assertThatThrownBy(() -> StoreConnections.mysql(
                        nobody, Bound.settings(StoreSettings.class, Map.of()).mysql()))
                .isInstanceOf(DependencyDown.class)
                .hasMessageStartingWith("MySQL is down: ")
                .hasMessageContaining("127.0.0.1:9");
    }

    @Test
    void ofAPoolThatOthersHoldThePoolIsSaid() {
        assertThat(Failures.kindOf(new SQLTransientConnectionException(POOL)))
                .get(InstanceOfAssertFactories.THROWABLE)
                .hasMessage("MySQL is down: " + POOL);
    }

    @Test
    void ofAPasswordThatCannotBeSentTheParametersAreSaid() {
        SQLException refused = new SQLException(
                "RSA public key is not available client side (option serverRsaPublicKeyFile not set)", "S1009");
        assertThat(Failures.kindOf(new SQLTransientConnectionException(POOL, "08000", refused)))
                .get(InstanceOfAssertFactories.THROWABLE)
                .hasMessage(
                        "MySQL is down: RSA public key is not available client side (option serverRsaPublicKeyFile not set):"
                                + " caching_sha2_password needs TLS or the server's key,"
                                + " add sslMode=trust (or verify-full) or allowPublicKeyRetrieval=true to recs.mysql.url");
    }

    @Test
    void aRedisWithoutMemoryWasAnUnexpectedFailureWhereAScriptMetIt() {
        String ofRelease62 =
                "ERR Error running script (call to f_c20f): @user_script:25: @user_script: 25: -OOM command not allowed"
                        + " when used memory > 'maxmemory'.";
        assertThat(Failures.kindOf(new JedisDataException(ofRelease62))).containsInstanceOf(DependencyDown.class);
        assertThat(Failures.kindOf(
                        new JedisDataException("ERR Error running script: @user_script: 3: -WRONGTYPE of key")))
                .isEmpty();
    }
}
