package dev.recs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.imports.load.ImportFiles;
import dev.recs.jobs.imports.load.StoreImport;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.servers.MariaDb;
import dev.recs.servers.MariaDbBinaries;
import dev.recs.servers.Ports;
import dev.recs.servers.ProcessServer;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The migrations, views and triggers on the MariaDB that Debian 12 installs (left out where there is none, but not in CI), and on
 * the newer one of {@code .ci/servers} (left out where {@code RECS_MARIADB_FOLDER} names none).
 */
@LongRunning
final class InstalledMariaDbIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Path EXECUTABLE = Path.of("/usr/sbin/mariadbd");
    private static final Path SHARE = Path.of("/usr/share/mysql");

    @TempDir
    Path folder;

    @Test
    void migrationsViewsAndTriggersWorkOnMariaDb1011() throws IOException {
        assumeTrue(Files.isExecutable(EXECUTABLE) || System.getenv("RECS_CI") != null, "no MariaDB is installed");
        assertWorksOn(MariaDbBinaries.installed(EXECUTABLE, SHARE), "10.11");
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "RECS_MARIADB_FOLDER",
            matches = ".+",
            disabledReason = "RECS_MARIADB_FOLDER names no MariaDB")
    void migrationsViewsAndTriggersWorkOnMariaDb118() throws IOException {
        assertWorksOn(MariaDbBinaries.fetched(Path.of(System.getenv("RECS_MARIADB_FOLDER"))), "11.8");
    }

    private void assertWorksOn(MariaDbBinaries binaries, String version) throws IOException {
        ProcessServer server =
                new ProcessServer(new MariaDb(() -> binaries, folder.resolve("mariadb")), Ports.free(), _ -> {});
        server.start();
        try (ConfigurableApplicationContext recs = RecsApplication.open(settings(server.port()))) {
            JdbcTemplate jdbc = recs.getBean(JdbcTemplate.class);
            assertThat(jdbc.queryForObject("SELECT VERSION()", String.class)).startsWith(version);
            importOneOrder(recs.getBean(StoreImport.class));
            jdbc.update("INSERT INTO sample_shop.orders VALUES ('b', 'ann', '2012-01-01')");
            jdbc.update("INSERT INTO sample_shop.order_lines VALUES ('b', '1', 1, 2.00)");
            assertThat(jdbc.queryForList("SELECT DISTINCT user_id FROM refresh_outbox", String.class))
                    .containsExactly("ann");
            assertThat(count(jdbc, "recs_purchases")).isEqualTo(2);
            assertThat(count(jdbc, "recs_users")).isEqualTo(1);
            assertThat(jdbc.queryForObject("SELECT price FROM recs_products", String.class))
                    .isEqualTo("3.50");
        } finally {
            server.stop();
        }
    }

    private Map<String, Object> settings(int port) {
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.mysql.url", "jdbc:mariadb://127.0.0.1:%d/recs".formatted(port));
        settings.put("recs.data-dir", folder.toString());
        return settings;
    }

    private void importOneOrder(StoreImport store) throws IOException {
        ImportFiles files = new ImportFiles(
                Files.writeString(folder.resolve("products.csv"), "product_id,name\n1,Tea 🍵\n"),
                Files.writeString(
                        folder.resolve("orders.csv"),
                        "order_id,user_id,product_id,quantity,unit_price,purchased_at\na,ann,1,1,3.50,2013-01-01T00:00:00Z\n"),
                Optional.empty(),
                folder.resolve("rejects.txt"));
        assertThat(store.run(files, Optional.empty(), ImportProgress.SILENT).rejected())
                .isZero();
    }

    private static long count(JdbcTemplate jdbc, String view) {
        return jdbc.queryForList("SELECT * FROM " + view).size();
    }
}
