package dev.recs.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The failures of the driver as it wraps them, written down from a MySQL 9.7; {@code InstalledMysqlTlsIT} meets most of them there. */
final class ConnectionAdviceTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        new SQLNonTransientConnectionException(
                                "Socket fail to connect to 127.0.0.1. RSA public key is not available client side (option serverRsaPublicKeyFile not set)",
                                "S1009"),
                        "allowPublicKeyRetrieval=true to recs.mysql.url"),
                Arguments.of(
                        new SQLNonTransientConnectionException(
                                "Connections using insecure transport are prohibited while --require_secure_transport=ON.",
                                "HY000",
                                3159),
                        "add sslMode=verify-full (or trust) to recs.mysql.url"),
                Arguments.of(
                        new SQLNonTransientConnectionException(
                                "Trying to connect with ssl, but ssl not enabled in the server", "08000"),
                        "take sslMode=disable in recs.mysql.url"),
                Arguments.of(
                        new SQLInvalidAuthorizationSpecException(
                                "Access denied for user 'recs'@'127.0.0.1' (using password: YES)", "28000", 1045),
                        "or the account is REQUIRE SSL: then add sslMode=verify-full (or trust) to recs.mysql.url"));
    }

    static Stream<Arguments> certificates() {
        return Stream.of(
                Arguments.of(
                        handshake(new CertPathValidatorException(
                                "validity check failed",
                                new CertificateExpiredException("NotAfter: Sat Nov 28 12:00:00 UTC 2026"))),
                        "the server's certificate has expired, renew it; sslMode=trust in recs.mysql.url"),
                Arguments.of(
                        handshake(
                                new IOException(
                                        "PKIX path building failed: unable to find valid certification path to requested target")),
                        "add serverSslCert=/path/to/ca.pem to recs.mysql.url"),
                Arguments.of(
                        handshake(new SSLPeerUnverifiedException(
                                "IP host \"127.0.0.1\" doesn't correspond to certificate CN \"db\"")),
                        "or take sslMode=verify-ca in recs.mysql.url"),
                Arguments.of(
                        new SQLNonTransientConnectionException(
                                "(conn=17) SSL hostname verification failed : IPv4 host \"127.0.0.1\" doesn't correspond to certificate CN \"db\" and SAN[{DNS:\"db.example\"}]",
                                "08006"),
                        "or take sslMode=verify-ca in recs.mysql.url"),
                Arguments.of(
                        new SQLNonTransientConnectionException(
                                "(conn=29) Cannot use authentication plugin caching_sha2_password with a Self signed certificates. Either set sslMode=trust, use password with a MitM-Proof authentication plugin or provide server certificate to client",
                                "08000"),
                        "add serverSslCert=/path/to/ca.pem to recs.mysql.url"));
    }

    private static SQLException handshake(Exception reason) {
        SSLHandshakeException handshake = new SSLHandshakeException(String.valueOf(reason.getMessage()));
        handshake.initCause(reason);
        return new SQLNonTransientConnectionException(
                "Socket fail to connect to 127.0.0.1. handshake", "08000", handshake);
    }

    @ParameterizedTest
    @MethodSource({"refusals", "certificates"})
    void aRefusedConnectionDidNotNameTheParameter(SQLException failure, String parameter) {
        assertThat(ConnectionAdvice.of(failure)).get().asString().contains(parameter);
        assertThat(Failures.reasonOf(failure))
                .startsWith(String.valueOf(failure.getMessage()) + ": ")
                .contains(parameter);
    }

    @Test
    void aDatabaseThatTheUserMayNotSeeIsNoMatterOfTls() {
        SQLException denied =
                new SQLSyntaxErrorException("Access denied for user 'recs'@'%' to database 'shop'", "42000", 1044);
        assertThat(ConnectionAdvice.of(denied)).isEmpty();
    }

    @Test
    void aServerThatIsAwayGetsNoAdvice() {
        assertThat(ConnectionAdvice.of(new SQLNonTransientConnectionException(
                        "Socket fail to connect to 127.0.0.1. Connection refused",
                        "08000",
                        new IOException("Connection refused"))))
                .isEmpty();
    }
}
