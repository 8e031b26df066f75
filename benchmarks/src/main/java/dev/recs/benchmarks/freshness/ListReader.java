package dev.recs.benchmarks.freshness;

import dev.recs.jobs.token.TokenSigner;
import dev.recs.servers.ServerAddresses;
import dev.recs.serving.ServingApplication;
import dev.recs.serving.ServingServer;
import dev.recs.stores.ErasureKey;
import dev.recs.testing.JobsBesideApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over the stores of a test shop, in this process, and a client that reads lists and refuses products. */
final class ListReader implements AutoCloseable {

    private static final String SECRET = "a secret for the benchmark, 32 bytes";

    private final ServingServer api;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token = new TokenSigner(SECRET, Clock.systemUTC())
            .sign(List.of("recs:read", "recs:admin"), Optional.empty(), Duration.ofHours(2));

    ListReader(TestShop shop) {
        ServerAddresses stores = shop.addresses();
        this.api = ServingApplication.start(Map.ofEntries(
                Map.entry("recs.mysql.url", stores.mysqlUrl()),
                Map.entry("recs.mysql.user", stores.mysqlUser()),
                Map.entry("recs.mysql.password", stores.mysqlPassword()),
                Map.entry("recs.mongodb.uri", stores.mongodbUri()),
                Map.entry("recs.redis.url", stores.redisUrl()),
                Map.entry(
                        "recs.erasure.key",
                        new String(shop.bean(ErasureKey.class).bytes(), StandardCharsets.UTF_8)),
                Map.entry("recs.serving.jwt-secret", SECRET),
                Map.entry("recs.serving.rate-limit.per-second", 0),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", 0),
                Map.entry("management.server.port", 0),
                Map.entry(JobsBesideApi.EXCLUDE, JobsBesideApi.EXCLUDED)));
    }

    /** What the API answers a page of the user. */
    Answer read(String user) {
        JsonNode body = send(request(user, "recommendations").GET());
        return new Answer(
                Instant.parse(body.path("generatedAt").asString()),
                body.path("items")
                        .valueStream()
                        .map(item -> item.path("productId").asString())
                        .toList());
    }

    /** "Not for me". */
    void refuse(String user, String product) {
        send(request(user, "signals")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"type\":\"product\",\"productId\":\"%s\"}".formatted(product))));
    }

    @Override
    public void close() {
        http.close();
        api.close();
    }

    private HttpRequest.Builder request(String user, String what) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/users/%s/%s".formatted(api.port(), user, what)))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException("the API answered " + response.statusCode() + " " + response.body());
            }
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A list as it was answered. */
    record Answer(Instant generatedAt, List<String> productIds) {

        Answer {
            productIds = List.copyOf(productIds);
        }
    }
}
