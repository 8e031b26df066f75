package dev.recs.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.failure.DependencyDown;
import dev.recs.servers.MySql;
import dev.recs.servers.Ports;
import dev.recs.servers.ProcessServer;
import dev.recs.testing.LongRunning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** TLS as an operator sets it up and gets it wrong, on MySQL 9.7: each message names the parameter. */
@EnabledIfEnvironmentVariable(
        named = "RECS_MYSQL_FOLDER",
        matches = ".+",
        disabledReason = "RECS_MYSQL_FOLDER names no MySQL")
@LongRunning
final class InstalledMysqlTlsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void anAccountThatIsRequireSslWasRefusedAsIfThePasswordWereWrong() throws Exception {
        ServerCertificates certificates = certificates();
        ProcessServer server = start(certificates.options("good", "ip:127.0.0.1", "-1d", 10));
        try {
            new JdbcTemplate(new DriverManagerDataSource(url(server, "?sslMode=trust"), "admin", "admin"))
                    .execute("ALTER USER 'recs'@'%' REQUIRE SSL");
            assertRefused(server, "?allowPublicKeyRetrieval=true")
                    .hasMessageEndingWith(
                            "recs.mysql.user or recs.mysql.password is wrong, or the account is REQUIRE SSL: then add sslMode=verify-full (or trust) to recs.mysql.url");
            connect(server, "?sslMode=trust");
            connect(server, "?sslMode=verify-full&serverSslCert=" + certificates.authority());
            assertRefused(server, "?sslMode=verify-full")
                    .hasMessageEndingWith("add serverSslCert=/path/to/ca.pem to recs.mysql.url");
        } finally {
            server.stop();
        }
    }

    @Test
    void anExpiredCertificateWasAHandshakeFailure() throws Exception {
        ServerCertificates certificates = certificates();
        ProcessServer server = start(certificates.options("old", "ip:127.0.0.1", "-10d", 5));
        try {
            for (String mode : List.of("verify-full", "verify-ca")) {
                assertRefused(server, "?sslMode=%s&serverSslCert=%s".formatted(mode, certificates.authority()))
                        .hasMessageEndingWith(
                                "the server's certificate has expired, renew it; sslMode=trust in recs.mysql.url takes any certificate meanwhile");
            }
            connect(server, "?sslMode=trust");
        } finally {
            server.stop();
        }
    }

    @Test
    void aCertificateForAnotherHostIsNamedAndAServerThatTakesTlsOnly() throws Exception {
        ServerCertificates certificates = certificates();
        List<String> options = new ArrayList<>(certificates.options("db", "dns:db.example", "-1d", 10));
        options.add("--require-secure-transport=ON");
        ProcessServer server = start(options);
        try {
            assertRefused(server, "?sslMode=verify-full&serverSslCert=" + certificates.authority())
                    .hasMessageEndingWith("or take sslMode=verify-ca in recs.mysql.url");
            connect(server, "?sslMode=verify-ca&serverSslCert=" + certificates.authority());
            assertRefused(server, "")
                    .hasMessageEndingWith(
                            "the server takes connections with TLS only, add sslMode=verify-full (or trust) to recs.mysql.url");
        } finally {
            server.stop();
        }
    }

    private ServerCertificates certificates() throws Exception {
        return new ServerCertificates(Files.createDirectories(folder.resolve("certificates")));
    }

    private ProcessServer start(List<String> options) {
        MySql program = new MySql(Path.of(System.getenv("RECS_MYSQL_FOLDER")), folder.resolve("mysql"), options);
        ProcessServer server = new ProcessServer(program, Ports.free(), ignored -> {});
        server.start();
        return server;
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(ProcessServer server, String parameters) {
        return assertThatThrownBy(() -> connect(server, parameters)).isInstanceOf(DependencyDown.class);
    }

    private static void connect(ProcessServer server, String parameters) {
        StoreAddresses addresses = new StoreAddresses(url(server, parameters), "recs", "recs", "", "");
        StoreSettings.Mysql settings = new StoreSettings.Mysql(
                "", "recs", "recs", "recs", "sample_shop", "", TIMEOUT, 2, TIMEOUT, TIMEOUT, TIMEOUT);
        try (HikariDataSource mysql = StoreConnections.mysql(addresses, settings)) {
            assertThat(mysql.isRunning()).isTrue();
        }
    }

    private static String url(ProcessServer server, String parameters) {
        return "jdbc:mariadb://127.0.0.1:%d/recs%s".formatted(server.port(), parameters);
    }
}
