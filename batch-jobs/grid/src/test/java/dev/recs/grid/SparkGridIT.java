package dev.recs.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.servers.Store;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import dev.recs.testing.RecsProcess;
import dev.recs.testing.openai.Misbehaviour;
import dev.recs.testing.openai.OpenAiStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code recs-grid refresh --all --grid=spark} with executors in JVMs of their own, on Spark's local cluster. */
final class SparkGridIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ACCOUNT = "read 240, refreshed 240, unchanged 0, list unchanged 0, newer present 0,"
            + " too few signals 0, opted out 0, erased 0, unknown 0, skipped 0";
    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

    @TempDir
    Path folder;

    private final OpenAiStandIn provider = OpenAiStandIn.start();
    private GridStore store;

    @BeforeEach
    void fill() {
        store = new GridStore(STACK, folder);
        store.fill();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void accountAndListsAreThoseOfARunByThreadsAndSparkSeesNoSecret() throws IOException {
        RecsProcess threads = store.refresh(provider());
        assertThat(threads.exitCode()).as(threads.err()).isZero();
        assertThat(threads.out()).contains("finished: " + ACCOUNT);
        Map<String, List<String>> expected = store.lists();
        assertThat(expected).hasSize(GridStore.CUSTOMERS);
        String texts = textsSent(threads);
        store.fill();

        RecsProcess spark = store.refresh(provider(), "--grid=spark");

        assertThat(spark.exitCode()).as(spark.err()).isZero();
        assertThat(spark.out()).contains("finished: " + ACCOUNT);
        assertThat(textsSent(spark)).isEqualTo(texts);
        assertThat(store.lists()).isEqualTo(expected);
        assertThat(eventLog())
                .contains("SparkListenerTaskEnd", "collectPartitions at SparkRanges.java")
                .doesNotContain(GridStore.KEY, OpenAiStandIn.KEY)
                .doesNotContain(
                        STACK.addresses().mongodbUri(), STACK.addresses().redisUrl());
    }

    @Test
    void anExecutorThatIsKilledCostsNobodyTheList() {
        slowDown();
        try (RecsProcess run = store.refresh(provider(), "--grid=spark")) {
            awaitTheMiddle(run);
            executors().findFirst().orElseThrow().destroyForcibly();

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("finished: read 240,", "skipped 0");
        }
        assertThat(store.listsOfTheRun()).isEqualTo(GridStore.CUSTOMERS);
    }

    @Test
    void aRunThatIsToldToEndEndsItsExecutorsAndIsContinued() {
        slowDown();
        try (RecsProcess stopped = store.refresh(provider(), "--grid=spark")) {
            awaitTheMiddle(stopped);
            stopped.terminate();
            assertThat(stopped.exitCode()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(stopped.err()).contains("refresh was stopped: the next one of the same choice continues it");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> executors().findAny().isEmpty());
        long done = store.listsOfTheRun();
        assertThat(done).isBetween(20L, GridStore.CUSTOMERS - 1L);

        RecsProcess next = store.refresh(provider(), "--grid=spark");

        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.out()).contains("finished: read 240,", "skipped 0");
        assertThat(store.listsOfTheRun()).isEqualTo(GridStore.CUSTOMERS);
        assertThat(sentTwice()).as("texts of the chunks that were under way").hasSizeLessThanOrEqualTo(2 * 10);
    }

    @Test
    void tooManySkippedUsersEndARunAsTheyEndOneByThreads() {
        store.breakSearchesOf(FixtureShop.customer(5));
        Map<String, String> none = with(Map.of("RECS_REFRESH_SKIPLIMIT", "0"));
        RecsProcess spark = store.refresh(none, "--grid=spark");

        assertThat(spark.exitCode()).as(spark.err()).isEqualTo(5);
        assertThat(spark.err())
                .contains(
                        "1 users were skipped, which is more than recs.refresh.skip-limit 0; the last because: WRONGTYPE");

        RecsProcess next = store.refresh(with(Map.of("RECS_REFRESH_SKIPLIMIT", "1")), "--grid=spark");
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.out()).contains("finished: read 240,", "skipped 1");
    }

    @Test
    void aStoreThatStaysDownEndsARunAsItEndsOneByThreads() {
        slowDown();
        try (RecsProcess run = store.refresh(with(Map.of("RECS_GRID_STOREWAIT", "1s")), "--grid=spark")) {
            awaitTheMiddle(run);
            STACK.server(Store.REDIS).kill();
            assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
            assertThat(run.err()).contains("Redis is down: ");
        } finally {
            STACK.server(Store.REDIS).start();
        }
    }

    @Test
    void anExecutorWithAnotherKeyIsRefused() throws IOException {
        Path secrets = folder.resolve("secrets.properties");
        Map<String, String> other = new HashMap<>(STACK.settings());
        other.put("recs.erasure.key", "another key for tombstones");
        Files.write(
                secrets,
                other.entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue())
                        .toList());

        RecsProcess run = store.refresh(Map.of("RECS_GRID_SECRETSFILE", secrets.toString()), "--grid=spark");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .contains("recs.erasure.key is another one on an executor of the grid than on the driver: give all the"
                        + " same jars, settings and secrets");
        assertThat(store.lists()).isEmpty();
    }

    private Map<String, String> provider() {
        return with(Map.of());
    }

    private Map<String, String> with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(Map.of(
                "RECS_EMBEDDING_OPENAI_BASEURL",
                provider.baseUrl(),
                "RECS_EMBEDDING_OPENAI_APIKEY",
                OpenAiStandIn.KEY,
                "RECS_EMBEDDING_OPENAI_DIMENSIONS",
                "64"));
        all.putAll(variables);
        return all;
    }

    /** The requests of the run, so that it has a middle. */
    private void slowDown() {
        provider.misbehave(Collections.nCopies(40, new Misbehaviour.Slow(Duration.ofMillis(700)))
                .toArray(Misbehaviour[]::new));
    }

    private void awaitTheMiddle(RecsProcess run) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertThat(run.isAlive()).as(run.err()).isTrue();
                    return store.listsOfTheRun() >= 30;
                });
    }

    /** Of this test. */
    private static Stream<ProcessHandle> executors() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(EXECUTOR));
    }

    private String eventLog() throws IOException {
        StringBuilder log = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().contains("app-") || file.toString().contains("events_"))
                    .toList()) {
                log.append(Files.readString(file));
            }
        }
        return log.toString();
    }

    private Set<String> sentTwice() {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        provider.answered()
                .forEach(request -> request.forEach(text -> {
                    if (!once.add(text)) {
                        twice.add(text);
                    }
                }));
        return twice;
    }

    private static String textsSent(RecsProcess run) {
        return run.out().replaceFirst("(?s).*(texts embedded \\d+).*", "$1");
    }
}
