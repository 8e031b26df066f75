package dev.recs.stores;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to change in {@code recs.mysql.url} where a connection was refused for its password or its encryption. */
enum ConnectionAdvice {
    /** Without TLS caching_sha2_password works only while the server has the password cached: until its next restart. */
    SEND_PASSWORD(
            "caching_sha2_password needs TLS or the server's key, add sslMode=trust (or verify-full) or allowPublicKeyRetrieval=true to recs.mysql.url",
            "RSA public key is not available client side"),
    INSECURE_TRANSPORT(
            "the server takes connections with TLS only, add sslMode=verify-full (or trust) to recs.mysql.url",
            "insecure transport are prohibited"),
    EXPIRED(
            "the server's certificate has expired, renew it; sslMode=trust in recs.mysql.url takes any certificate meanwhile",
            "NotAfter:"),
    UNKNOWN_AUTHORITY(
            "the server's certificate is of an authority that Java does not know, add serverSslCert=/path/to/ca.pem to recs.mysql.url",
            "PKIX path building failed",
            "caching_sha2_password with a Self signed certificates"),
    OTHER_HOST(
            "the server's certificate is for another host name, connect by that name, or take sslMode=verify-ca in recs.mysql.url",
            "SSLPeerUnverifiedException",
            "SSL hostname verification failed"),
    NO_TLS(
            "the server has no TLS, take sslMode=disable in recs.mysql.url on a network that you trust",
            "ssl not enabled in the server"),
    /** Last: the server does not say whether it is the password or the missing TLS. */
    REQUIRE_SSL(
            "recs.mysql.user or recs.mysql.password is wrong, or the account is REQUIRE SSL: then add sslMode=verify-full (or trust) to recs.mysql.url",
            "Access denied for user");

    private final String advice;
    private final Pattern signs;

    /** @param signs what the driver says, of which one is enough */
    ConnectionAdvice(String advice, String... signs) {
        this.advice = advice;
        this.signs = Pattern.compile(Arrays.stream(signs).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** By what the causes say of themselves. */
    static Optional<String> of(SQLException failure) {
        return Arrays.stream(values())
                .filter(one -> one.isIn(failure))
                .map(one -> one.advice)
                .findFirst();
    }

    private boolean isIn(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (signs.matcher(cause.toString()).find()) {
                return this != REQUIRE_SSL || isLogin(cause);
            }
        }
        return false;
    }

    /** 1045 is of the log-in, 1044 of a database that the user may not see. */
    private static boolean isLogin(Throwable cause) {
        return cause instanceof SQLException sql && sql.getErrorCode() == 1045;
    }
}
