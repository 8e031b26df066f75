package dev.recs.serving;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.token.TokenSigner;
import dev.recs.model.UserId;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.JobsBesideApi;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over the test's servers, with a client and the stores' own connections beside it. */
final class ApiUnderTest implements AutoCloseable {

    static final String SECRET = "a secret for tests that is long enough";
    static final String ERASURE_KEY = "an erasure key for tests";

    private final ConfigurableApplicationContext batch;
    private final ServingServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private ApiUnderTest(ConfigurableApplicationContext batch, ServingServer server) {
        this.batch = batch;
        this.server = server;
    }

    /** @param more settings beside the addresses */
    static ApiUnderTest start(LocalStack stack, Map<String, Object> more) {
        return start(stack, Map.of(), more);
    }

    /**
     * Starts it over other servers.
     *
     * @param servers settings of the stores, for the API and for the connections beside it
     * @param more settings of the API
     */
    static ApiUnderTest start(LocalStack stack, Map<String, Object> servers, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(stack.settings());
        settings.putAll(servers);
        settings.put("recs.erasure.key", ERASURE_KEY);
        ConfigurableApplicationContext batch = RecsApplication.open(settings);
        batch.getBean(SampleShop.class).install();
        settings.put("recs.serving.jwt-secret", SECRET);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        settings.put(JobsBesideApi.EXCLUDE, JobsBesideApi.EXCLUDED);
        settings.putAll(more);
        return new ApiUnderTest(batch, ServingApplication.start(settings));
    }

    static String service(String... scopes) {
        return signer().sign(List.of(scopes), Optional.empty(), Duration.ofHours(1));
    }

    static String customer(String id, String... scopes) {
        return signer().sign(List.of(scopes), Optional.of(new UserId(id)), Duration.ofHours(1));
    }

    static TokenSigner signer() {
        return new TokenSigner(SECRET, Clock.systemUTC());
    }

    HttpResponse<String> get(String path, String token) {
        return send("GET", path, token, "");
    }

    JsonNode json(String path, String token) {
        return JsonMapper.shared().readTree(get(path, token).body());
    }

    /** An empty token or body is none. */
    HttpResponse<String> send(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(20));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the API did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    int port() {
        return server.port();
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    JdbcTemplate jdbc() {
        return batch.getBean(JdbcTemplate.class);
    }

    MongoDatabase mongo() {
        return batch.getBean(MongoDatabase.class);
    }

    UnifiedJedis redis() {
        return batch.getBean(UnifiedJedis.class);
    }

    @Override
    public void close() {
        server.close();
        batch.close();
    }
}
