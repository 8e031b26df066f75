package dev.recs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.imports.load.StoreImport;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Selection;
import dev.recs.stores.schema.SampleShop;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code recs demo} as a process of its own, over a folder that holds a small store already. */
final class DemoIT {

    private static final Pattern STORE = Pattern.compile("Store: (http://127\\.0\\.0\\.1:\\d+/)");
    private static final Pattern CURL = Pattern.compile("curl -H 'Authorization: (Bearer [^']+)' (\\S+)");
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path temporaryFolder;

    private Path dataDir = Path.of("");

    @BeforeEach
    void fillAStore() {
        System.setProperty("recs.programs.dir", "target/stores/programs");
        dataDir = temporaryFolder.resolve("data");
        try (ConfigurableApplicationContext recs = RecsApplication.open(dataDir)) {
            JdbcTemplate jdbc = recs.getBean(JdbcTemplate.class);
            jdbc.update(
                    "INSERT INTO sample_shop.products (product_id, name, category, brand, description, price, currency, image_url, in_stock, updated_at) SELECT CONCAT('P', seq), CONCAT('tea tin no. ', seq), 'tea', '', '', 2, 'GBP', '',"
                            + " TRUE, UTC_TIMESTAMP(3) FROM seq_1_to_30");
            jdbc.update(
                    "INSERT INTO sample_shop.customers SELECT 12340 + seq, UTC_TIMESTAMP(3) - INTERVAL 90 DAY FROM seq_1_to_12");
            jdbc.update(
                    "INSERT INTO sample_shop.orders SELECT CONCAT('o', seq), 12341 + seq % 12, UTC_TIMESTAMP(3) - INTERVAL seq DAY"
                            + " FROM seq_1_to_48");
            jdbc.update(
                    "INSERT INTO sample_shop.order_lines SELECT CONCAT('o', seq), CONCAT('P', 1 + seq * 7 % 30), 1, 2 FROM seq_1_to_48");
        }
    }

    @Test
    void aSignalEndsEverythingAndLeavesNoProcess() throws IOException, InterruptedException {
        refreshAll();
        Process demo = start();
        try (BufferedReader output = demo.inputReader()) {
            String said = until("Ctrl-C stops all.", output);
            assertThat(status(found(STORE, said).group(1), "")).isEqualTo(200);
            Matcher curl = found(CURL, said);
            assertThat(status(curl.group(2), curl.group(1))).isEqualTo(200);
            assertThat(status(curl.group(2), "")).isEqualTo(401);

            // TERM, which ends it as Ctrl-C does: a shell's background jobs, such as a build, inherit that INT is
            // ignored.
            demo.toHandle().destroy();
            assertThat(demo.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
            assertThat(output.lines()).noneMatch(line -> line.contains("Exception") || line.contains("not everything"));
        } finally {
            demo.destroyForcibly();
        }
        assertNothingRuns();
    }

    @Test
    void aSignalDuringTheRunEndsItBeforeAnythingIsServed() throws IOException, InterruptedException {
        Process demo = start();
        try (BufferedReader output = demo.inputReader()) {
            until("refresh all as of", output);
            demo.toHandle().destroy();
            assertThat(output.lines().toList())
                    .contains("refresh was stopped: the next one of the same choice continues it")
                    .noneMatch(line -> line.contains("Store: ") || line.contains("Exception"));
            assertThat(demo.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
        } finally {
            demo.destroyForcibly();
        }
        assertNothingRuns();
    }

    @Test
    void anImportThatWasCutOffIsDoneAgain() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(dataDir)) {
            SampleStore sample = new SampleStore(dataDir);
            JdbcTemplate jdbc = recs.getBean(JdbcTemplate.class);
            assertThat(sample.isImported(jdbc, recs.getBean(SampleShop.class))).isTrue();
            jdbc.execute("RENAME TABLE sample_shop.products TO sample_shop.elsewhere");
            jdbc.execute("CREATE TABLE sample_shop.products (product_id INT)"); // A missing one is made anew.
            StoreImport store = recs.getBean(StoreImport.class);
            assertThatThrownBy(() -> sample.importInto(store, Instant.now(), ImportProgress.SILENT))
                    .isInstanceOf(RuntimeException.class);
            assertThat(sample.isImported(jdbc, recs.getBean(SampleShop.class))).isFalse();
        }
    }

    private void refreshAll() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(dataDir)) {
            recs.getBean(NightlyJobLauncher.class).run(new JobRequest(Selection.ALL, Optional.of(Instant.now())));
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Drecs.programs.dir="
                                + Path.of("target/stores/programs").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.recs.jobs.cli.Recs",
                        "demo",
                        "--port=0",
                        "--data-dir=" + dataDir)
                .redirectErrorStream(true)
                .start();
    }

    private static String until(String words, BufferedReader output) throws IOException {
        StringBuilder said = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.contains(words)) {
            said.append(line).append('\n');
            line = output.readLine();
        }
        assertThat(line).as("the demo said:\n%s", said).isNotNull();
        return said.toString();
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in:\n%s", pattern, text).isTrue();
        return matcher;
    }

    private static int status(String url, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    /** The servers belong to a process that ends a few seconds after the last command. */
    private void assertNothingRuns() {
        Awaitility.await("no process of the demo is left")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(
                                running().stream().map(process -> process.info().commandLine()))
                        .isEmpty());
    }

    private List<ProcessHandle> running() {
        Stream<ProcessHandle> ours = ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid());
        return ours.filter(process -> process.info().commandLine().orElse("").contains(dataDir.toString()))
                .toList();
    }
}
