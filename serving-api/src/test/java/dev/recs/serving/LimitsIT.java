package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LocalStack;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is refused or added whoever asks: rate, size, origins, headers. */
final class LimitsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String POPULAR = "/api/v1/popular";
    private static final String SHOP = "https://shop.example";
    private static final int BURST = 5;
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                STACK,
                Map.of(
                        "recs.serving.rate-limit.per-second",
                        1,
                        "recs.serving.rate-limit.burst",
                        BURST,
                        "recs.serving.cors-origins",
                        SHOP));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void tokenUsedTooOftenIs429AndSaysHowLongToWaitAndOthersGoOn() {
        String greedy = anyToken();
        List<HttpResponse<String>> responses = IntStream.rangeClosed(0, BURST)
                .mapToObj(_ -> api.get(POPULAR, greedy))
                .toList();
        assertThat(responses.subList(0, BURST)).allMatch(response -> response.statusCode() == 200);
        HttpResponse<String> refused = responses.getLast();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("urn:recs:problem:too-many-requests", "wait 1 s, then repeat the request");
        assertThat(api.get(POPULAR, anyToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusedTokenIsTakenAgainAfterTheWait() throws InterruptedException {
        String token = anyToken();
        HttpResponse<String> response = api.get(POPULAR, token);
        for (int i = 0; i < 2 * BURST && response.statusCode() == 200; i++) {
            response = api.get(POPULAR, token);
        }
        assertThat(response.statusCode()).isEqualTo(429);
        Thread.sleep(1_000
                * Long.parseLong(response.headers().firstValue("Retry-After").orElseThrow()));
        assertThat(api.get(POPULAR, token).statusCode()).isEqualTo(200);
    }

    @Test
    void pageOfTheConfiguredOriginMayCall() {
        HttpResponse<String> preflight = preflight(SHOP);
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(header(preflight, "Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        HttpResponse<String> read = api.send(request(POPULAR).header("Origin", SHOP));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(header(read, "Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(header(read, "Access-Control-Expose-Headers")).contains("ETag", "Retry-After");
    }

    @Test
    void pageOfAnotherOriginMayNot() {
        for (String origin :
                List.of("https://evil.example", "http://shop.example", "https://shop.example.evil", "null")) {
            HttpResponse<String> preflight = preflight(origin);
            assertThat(preflight.statusCode()).as(origin).isEqualTo(403);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            HttpResponse<String> read = api.send(request(POPULAR).header("Origin", origin));
            assertThat(read.statusCode()).as(origin).isEqualTo(403);
            assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() {
        for (String path :
                List.of(POPULAR, "/api/v1/popular?limit=0", "/api/health/recommendations", "/api/docs", "/no")) {
            HttpResponse<String> response = api.send(request(path));
            assertThat(header(response, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(response, "X-Frame-Options")).as(path).isEqualTo("DENY");
            assertThat(header(response, "Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(header(response, "Content-Security-Policy")).as(path).contains("frame-ancestors 'none'");
            assertThat(response.headers().firstValue("Set-Cookie")).as(path).isEmpty();
            assertThat(response.headers().firstValue("Server")).as(path).isEmpty();
        }
    }

    @Test
    void tooLargeABodyIs413AlsoWithoutALength() {
        byte[] body = ("[\"" + "x".repeat(300_000) + "\"]").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder chunked = HttpRequest.newBuilder(address("/api/v1/events"))
                .header("Authorization", "Bearer " + anyToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        HttpResponse<String> response = api.send(chunked);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("the body is larger than 262144 bytes");
    }

    @Test
    void actuatorIsNotOnThePublicPort() {
        for (String path : List.of("/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env")) {
            assertThat(api.get(path, anyToken()).statusCode()).as(path).isEqualTo(404);
        }
    }

    private static HttpResponse<String> preflight(String origin) {
        return api.send(HttpRequest.newBuilder(address(POPULAR))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization"));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + anyToken());
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Its own allowance. */
    private static String anyToken() {
        return ApiUnderTest.customer(UUID.randomUUID().toString());
    }
}
