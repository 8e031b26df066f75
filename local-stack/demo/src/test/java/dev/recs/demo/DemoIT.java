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
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LongRunning;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
@LongRunning
final class DemoIT {

    private static final Pattern STORE = Pattern.compile("Store: (http://127\\.0\\.0\\.1:\\d+/)");
    private static final Pattern CURL = Pattern.compile("curl -H 'Authorization: (Bearer [^']+)' (\\S+)");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path temporaryFolder;

    private Path dataDir = Path.of("");

    @BeforeEach
    void fillAStore() {
        System.setProperty("recs.programs.dir", "target/stores/programs");
        dataDir = temporaryFolder.resolve("data");
        try (ConfigurableApplicationContext recs = RecsApplication.open(dataDir)) {
            new FixtureShop(recs.getBean(JdbcTemplate.class), Instant.now()).fill(30, 12, 4);
        }
    }

    @Test
    void aSignalEndsEverythingAndLeavesNoProcess() throws IOException, InterruptedException {
        refreshAll();
        Process demo = start();
        try (BufferedReader output = demo.inputReader()) {
            String said = until("Ctrl-C stops all.", output);
            ProcessHandle api = api(demo);
            assertThat(status(found(STORE, said).group(1), "")).isEqualTo(200);
            Matcher curl = found(CURL, said);
            assertThat(status(curl.group(2), curl.group(1))).isEqualTo(200);
            assertThat(status(curl.group(2), "")).isEqualTo(401);
            String store = found(STORE, said).group(1);
            assertThat(status(
                            store + "api/v1/users/c01/recommendations",
                            "Bearer " + found(TOKEN, session(store, "c01")).group(1)))
                    .as("with the token that the page gets")
                    .isEqualTo(200);

            // TERM, which ends it as Ctrl-C does: a shell's background jobs, such as a build, inherit that INT is
            // ignored.
            demo.toHandle().destroy();
            assertThat(demo.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
            assertThat(api.isAlive()).as("the API runs").isFalse();
            assertThat(output.lines())
                    .noneMatch(line -> line.contains("Exception")
                            || line.contains("not everything")
                            || line.contains("serving-api is down"));
        } finally {
            demo.destroyForcibly();
        }
        assertNothingRuns();
    }

    @Test
    void anApiThatEndsByItselfIsSaidAndEndsTheDemo() throws IOException, InterruptedException {
        refreshAll();
        Process demo = start();
        try (BufferedReader output = demo.inputReader()) {
            until("Ctrl-C stops all.", output);
            api(demo).destroyForcibly();
            assertThat(output.lines().toList())
                    .contains("serving-api is down: its process ended with code 137")
                    .noneMatch(line -> line.contains("Exception"));
            assertThat(demo.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
            assertThat(demo.exitValue()).isEqualTo(4);
        } finally {
            demo.destroyForcibly();
        }
        assertNothingRuns();
    }

    @Test
    void noSecretStandsInTheListOfProcesses() throws IOException {
        refreshAll();
        Process demo = start();
        try (BufferedReader output = demo.inputReader()) {
            until("Ctrl-C stops all.", output);
            String[] secrets = {
                Files.readString(dataDir.resolve("jwt.secret")).strip(),
                Files.readString(dataDir.resolve("erasure.key")).strip()
            };
            List<String> commands = new ArrayList<>();
            for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
                commands.add(arguments(process));
            }
            assertThat(commands)
                    .as("the demo, its API and its servers")
                    .anyMatch(command -> command.contains("StorefrontProcess"))
                    .anyMatch(command -> command.contains(dataDir.toString()));
            assertThat(commands).allSatisfy(command -> assertThat(command).doesNotContain(secrets));
        } finally {
            demo.destroy();
        }
        assertNothingRuns();
    }

    /** As {@code ps} shows them; empty for a process that has ended. */
    private static String arguments(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aKilledDemoLeavesNoProcess() throws IOException, InterruptedException {
        refreshAll();
        Process demo = start();
        try (BufferedReader output = demo.inputReader()) {
            until("Ctrl-C stops all.", output);
            ProcessHandle api = api(demo);
            demo.destroyForcibly();
            Awaitility.await("the API ends").atMost(LONG).until(() -> !api.isAlive());
        } finally {
            demo.destroyForcibly();
        }
        assertNothingRuns();
    }

    @Test
    void aPortThatIsTakenEndsTheDemoWithTheWordsOfTheApi() throws IOException, InterruptedException {
        refreshAll();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process demo = start("--port=" + taken.getLocalPort());
            try (BufferedReader output = demo.inputReader()) {
                assertThat(output.lines().toList())
                        .anyMatch(line -> line.startsWith(
                                "server.port: 127.0.0.1:%d cannot be listened on".formatted(taken.getLocalPort())))
                        .contains("serving-api refused its settings, see above");
                assertThat(demo.waitFor()).isEqualTo(2);
            } finally {
                demo.destroyForcibly();
            }
        }
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
        return start("--port=0");
    }

    private Process start(String port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Drecs.programs.dir="
                                + Path.of("target/stores/programs").toAbsolutePath(),
                        "-Drecs.storefront.classpath=" + System.getProperty("recs.storefront.classpath"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.recs.jobs.cli.Recs",
                        "demo",
                        port,
                        "--data-dir=" + dataDir)
                .redirectErrorStream(true)
                .start();
    }

    private static ProcessHandle api(Process demo) {
        return demo.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("StorefrontProcess"))
                .findFirst()
                .orElseThrow();
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

    private static String session(String store, String user) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(store + "demo/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":\"%s\"}".formatted(user)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
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
