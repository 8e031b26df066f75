package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no storefront sends: each is answered by a problem that says what was wrong, and none troubles a store. */
final class HostileIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static final String LONG_ID = "a".repeat(65);
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of("recs.serving.rate-limit.per-second", 0));
        new StoredSamples(api).saveProducts(8);
        api.bean(Catalog.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            GET,    users/LONG/recommendations,               400, bad-id
            GET,    users/%20/recommendations,                400, bad-id
            GET,    users/LONG/personalization,               400, bad-id
            DELETE, users/LONG,                               400, bad-id
            GET,    users/a%00b/recommendations,              400, bad-request
            GET,    users/a%2Fb/recommendations,              400, bad-request
            GET,    users/%ff/recommendations,                400, bad-request
            GET,    users/a;b=1/recommendations,              400, bad-request
            GET,    users/u1/recommendations/,                404, not-found
            GET,    popular?category=%ff,                     400, bad-request
            GET,    popular?limit=99999999999999999999,       400, bad-limit
            GET,    popular?exclude=LONG,                     400, bad-id
            GET,    users/u1/recommendations?explain=1,       400, bad-request
            GET,    users/u1/recommendations?shelves=,        400, bad-request
            GET,    events,                                   405, method-not-allowed
            PATCH,  users/u1/recommendations,                 405, method-not-allowed
            GET,    nothing,                                  404, not-found
            """)
    void isAnsweredByItsProblem(String method, String path, int status, String problem) {
        HttpResponse<String> response = api.send(method, "/api/v1/" + path.replace("LONG", LONG_ID), ALL, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("urn:recs:problem:" + problem + '"');
    }

    @Test
    void whatIsNoIdOpensNothingToWhoMayNotReadLists() {
        String path = "/api/v1/users/" + LONG_ID + "/recommendations";
        assertThat(api.get(path, ApiUnderTest.service("recs:events")).statusCode())
                .isEqualTo(403);
        assertThat(api.get(path, "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 202",
        "Application/JSON; charset=utf-8, 202",
        "application/jsonp, 415",
        "text/plain, 415",
    })
    void onlyJsonIsRead(String type, int status) {
        HttpResponse<String> response =
                api.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/api/v1/events"))
                        .header("Authorization", "Bearer " + ALL)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }

    @Test
    void aHeaderThatIsNotAsciiIsABadRequest() throws IOException {
        String body = "{\"type\":\"view\",\"userId\":\"u1\",\"productId\":\"P1\"}";
        String answer = raw("""
                POST /api/v1/events HTTP/1.1
                Host: 127.0.0.1
                Connection: close
                Authorization: Bearer %s
                Content-Type: application/json
                Idempotency-Key: 7d1f…
                Content-Length: %d

                %s""".formatted(ALL, body.length(), body));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:recs:problem:bad-request", "a header holds");
    }

    @ParameterizedTest
    @CsvSource({"-999999999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z"})
    void anEventOfTheDistantPastIsRefusedAndNoStoreIsBlamed(String at) {
        HttpResponse<String> response = api.send(
                "POST",
                "/api/v1/events",
                ALL,
                "{\"type\":\"view\",\"userId\":\"u1\",\"productId\":\"P1\",\"at\":\"%s\"}".formatted(at));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(response.body()).contains("\"accepted\":0", "at is more than 180 days ago");
        assertThat(api.json("/api/health/recommendations", "")
                        .at("/dependencies/Redis")
                        .asString())
                .isEqualTo("up");
    }

    /** The queue keeps the ids of orders one a line. */
    @Test
    void anOrderIdOfTwoLinesIsNotTwoOrders() {
        HttpResponse<String> response = api.send(
                "POST",
                "/api/v1/events",
                ALL,
                "{\"type\":\"order\",\"userId\":\"u1\",\"orderId\":\"a\\nb\",\"productIds\":[\"P1\"]}");
        assertThat(response.body()).contains("\"accepted\":0", "orderId holds a control character or half a character");
    }

    /** It would be shown to its user, who could not name it to take it out. */
    @Test
    void aSearchThatATerminalObeysIsNotKept() {
        HttpResponse<String> response = api.send(
                "POST",
                "/api/v1/events",
                ALL,
                "[{\"type\":\"search\",\"userId\":\"u1\",\"query\":\"\\u001b[2J\"},"
                        + "{\"type\":\"search\",\"userId\":\"u1\",\"query\":\"\\ud83d\"}]");
        assertThat(response.body()).contains("\"accepted\":0", "query holds a control character or half a character");
    }

    @Test
    void aCharacterOfTwoUnitsIsOneOfTheLimit() {
        String category = URLEncoder.encode("🍵".repeat(200), StandardCharsets.UTF_8);
        assertThat(api.get("/api/v1/popular?category=" + category, ALL).statusCode())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/popular?category=x" + category, ALL).body())
                .contains("category has 201 characters: expected at most 200");
    }

    @Test
    void aRepeatedExcludeExcludesAll() {
        String body =
                api.get("/api/v1/popular?exclude=P0&exclude=P1&exclude=P2", ALL).body();
        assertThat(body).contains("\"P3\"").doesNotContain("\"P0\"", "\"P1\"", "\"P2\"");
    }

    /** Java's own client refuses to send what some others send. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
