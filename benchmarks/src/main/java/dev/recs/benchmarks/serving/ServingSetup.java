package dev.recs.benchmarks.serving;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.token.TokenSigner;
import dev.recs.model.UserId;
import dev.recs.servers.LocalServers;
import dev.recs.servers.Server;
import dev.recs.servers.ServerAddresses;
import dev.recs.servers.Store;
import dev.recs.serving.ServingApplication;
import dev.recs.serving.ServingServer;
import dev.recs.serving.catalog.Catalog;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.JobsBesideApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.json.JsonMapper;

/** Stores filled with lists, and the API over them, with an endpoint of constant bytes beside its own. */
public final class ServingSetup implements AutoCloseable {

    /** The API's own. */
    static final String OWN = "/api/v1/users/%s/recommendations";

    /** Constant bytes. */
    static final String CONSTANT = "/bench/users/%s/constant";

    private static final String SECRET = "a secret for the benchmark, 32 bytes";

    private final LocalServers servers;
    private final ConfigurableApplicationContext recs;
    private final ServingServer api;
    private final SampleLists lists = new SampleLists();
    private final String token = sign(Optional.empty(), "recs:read", "recs:events", "recs:admin");

    /** @param settings of the API, beside its addresses */
    public ServingSetup(Path dataDir, Map<String, Object> settings) {
        servers = LocalServers.start(dataDir, EnumSet.allOf(Store.class));
        Map<String, Object> ofJobs = addresses();
        ofJobs.put("recs.data-dir", dataDir.toString());
        recs = RecsApplication.open(ofJobs);
        recs.getBean(SampleShop.class).install();
        lists.saveProducts(jdbc());
        lists.saveLists(recs.getBean(MongoDatabase.class));
        lists.warm(redis());
        api = ServingApplication.start(servingSettings(settings), ConstantAnswer.class);
        api.bean(Catalog.class).refresh();
        api.bean(ConstantAnswer.Bytes.class).set(body("u1"));
    }

    /** What visitors of a shop send, over so many connections. */
    MixedLoad.Result mixed(int connections, int seconds) {
        return MixedLoad.run(address(), token, SampleLists.USERS, connections, seconds);
    }

    /** The first users of the sample, with a token each. */
    HonestCallers honest(int callers) {
        return new HonestCallers(
                address(),
                IntStream.range(0, callers)
                        .mapToObj(i -> token(Optional.of("u" + i)))
                        .toList());
    }

    Flood flood(int connections) {
        return new Flood(address(), token(Optional.of("flooding")), connections);
    }

    /** A token of the API; of a user, or of a service. */
    public String token(Optional<String> user, String... scopes) {
        return sign(user, scopes);
    }

    private static String sign(Optional<String> user, String... scopes) {
        return new TokenSigner(SECRET, Clock.systemUTC())
                .sign(List.of(scopes), user.map(UserId::new), Duration.ofHours(2));
    }

    /** A token that the API gives to a new guest. */
    public String guestToken() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/guests"))
                .POST(BodyPublishers.noBody())
                .build();
        return JsonMapper.shared().readTree(send(request)).path("guestToken").asString();
    }

    /** The OpenAPI document as the API serves it. */
    public String document() {
        return new String(get("/api/openapi.json"), StandardCharsets.UTF_8);
    }

    public int port() {
        return api.port();
    }

    Wrk wrk() {
        return new Wrk(address(), token, SampleLists.USERS);
    }

    RedisGets redisGets() {
        return new RedisGets(servers.addresses().redisUrl(), SampleLists.USERS);
    }

    void warm() {
        lists.warm(redis());
    }

    void cool() {
        lists.cool(redis());
    }

    Server redisServer() {
        return servers.server(Store.REDIS);
    }

    StoreCalls storeCalls() {
        return StoreCalls.now(redis(), jdbc());
    }

    /** Reads of lists in Redis, and how many found one, since the start. */
    double counted(String meter) {
        return api.bean(MeterRegistry.class).get(meter).functionCounter().count();
    }

    byte[] body(String user) {
        return get(OWN.formatted(user));
    }

    private byte[] get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static byte[] send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("the API did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        api.close();
        recs.close();
        servers.close();
    }

    String address() {
        return "http://127.0.0.1:" + api.port();
    }

    private UnifiedJedis redis() {
        return recs.getBean(UnifiedJedis.class);
    }

    private JdbcTemplate jdbc() {
        return recs.getBean(JdbcTemplate.class);
    }

    private Map<String, Object> addresses() {
        ServerAddresses stores = servers.addresses();
        Map<String, Object> settings = new HashMap<>();
        settings.put("recs.mysql.url", stores.mysqlUrl());
        settings.put("recs.mysql.user", stores.mysqlUser());
        settings.put("recs.mysql.password", stores.mysqlPassword());
        settings.put("recs.mongodb.uri", stores.mongodbUri());
        settings.put("recs.redis.url", stores.redisUrl());
        settings.put("recs.erasure.key", "an erasure key for the benchmark");
        return settings;
    }

    private Map<String, Object> servingSettings(Map<String, Object> more) {
        Map<String, Object> settings = addresses();
        settings.put("recs.serving.jwt-secret", SECRET);
        settings.put("recs.guests.secret", "guests of the benchmark: " + SECRET);
        settings.put("recs.guests.per-second", 0);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        settings.put(JobsBesideApi.EXCLUDE, JobsBesideApi.EXCLUDED);
        settings.putAll(more);
        return settings;
    }
}
