package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.token.TokenSigner;
import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every endpoint by every kind of token. */
final class AccessTableIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ME = "customer-1";

    /** Of no kind, so that it is answered alike whether the user was erased by another row of this table or not. */
    private static final String REFUSAL = "{\"type\":\"none\"}";

    private static ApiUnderTest api;

    /** An endpoint; which scope opens it to a service, and what its right answer is. */
    record Endpoint(String method, String path, String body, String scope, int right, boolean isOfUser) {}

    static Stream<Endpoint> endpoints() {
        Stream<Endpoint> byPath = Stream.of(
                new Endpoint("GET", "/api/v1/users/" + ME + "/recommendations", "", "recs:read", 200, true),
                new Endpoint("GET", "/api/v1/recommendations?viewed=P1", "", "recs:read", 200, false),
                new Endpoint("GET", "/api/v1/products/P1/similar", "", "recs:read", 200, false),
                new Endpoint("GET", "/api/v1/popular", "", "recs:read", 200, false),
                new Endpoint(
                        "POST",
                        "/api/v1/events",
                        "{\"type\":\"view\",\"userId\":\"" + ME + "\",\"productId\":\"P1\"}",
                        "recs:events",
                        202,
                        true),
                new Endpoint("GET", "/api/v1/users/" + ME + "/personalization", "", "recs:read", 200, true),
                new Endpoint(
                        "PUT",
                        "/api/v1/users/" + ME + "/personalization",
                        "{\"enabled\":true}",
                        "recs:admin",
                        200,
                        true),
                new Endpoint("GET", "/api/v1/users/" + ME + "/signals", "", "recs:read", 200, true),
                new Endpoint("PUT", "/api/v1/users/" + ME + "/signals", REFUSAL, "recs:admin", 400, true),
                new Endpoint("DELETE", "/api/v1/users/" + ME + "/signals?id=none", "", "recs:admin", 200, true),
                new Endpoint("GET", "/api/v1/user/signals?userId=" + ME, "", "recs:read", 200, true),
                new Endpoint("PUT", "/api/v1/user/signals?userId=" + ME, REFUSAL, "recs:admin", 400, true),
                new Endpoint("DELETE", "/api/v1/user/signals?id=none&userId=" + ME, "", "recs:admin", 200, true),
                new Endpoint("DELETE", "/api/v1/users/" + ME, "", "recs:admin", 200, true));
        return Stream.concat(byPath, byQuery());
    }

    private static Stream<Endpoint> byQuery() {
        return Stream.of(
                new Endpoint("GET", "/api/v1/user/recommendations?userId=" + ME, "", "recs:read", 200, true),
                new Endpoint("GET", "/api/v1/product/similar?productId=P1", "", "recs:read", 200, false),
                new Endpoint("GET", "/api/v1/user/personalization?userId=" + ME, "", "recs:read", 200, true),
                new Endpoint(
                        "PUT",
                        "/api/v1/user/personalization?userId=" + ME,
                        "{\"enabled\":true}",
                        "recs:admin",
                        200,
                        true),
                new Endpoint("DELETE", "/api/v1/user?userId=" + ME, "", "recs:admin", 200, true),
                new Endpoint("POST", "/api/v1/users/" + ME + "/merge", "{}", "recs:events", 404, true),
                new Endpoint("POST", "/api/v1/user/merge?userId=" + ME, "{}", "recs:events", 404, true));
    }

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of());
        api.jdbc()
                .update(
                        "INSERT INTO sample_shop.products (product_id, name, in_stock, updated_at) VALUES ('P1', 'One', TRUE, NOW(3))");
        api.bean(Catalog.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void withoutTokenIs401(Endpoint endpoint) {
        assertProblem(call(endpoint, ""), 401, "urn:recs:problem:unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void expiredTokenIs401(Endpoint endpoint) {
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        String token = new TokenSigner(ApiUnderTest.SECRET, yesterday)
                .sign(List.of(endpoint.scope()), Optional.empty(), Duration.ofHours(1));
        assertProblem(call(endpoint, token), 401, "urn:recs:problem:unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void wrongSignatureIs401(Endpoint endpoint) {
        String token = new TokenSigner("another secret that is long enough too", Clock.systemUTC())
                .sign(List.of(endpoint.scope()), Optional.empty(), Duration.ofHours(1));
        assertProblem(call(endpoint, token), 401, "urn:recs:problem:unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void unsignedTokenIs401(Endpoint endpoint) {
        String claims = "{\"scope\":\"%s\",\"exp\":4102444800}".formatted(endpoint.scope());
        String token = encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".";
        assertProblem(call(endpoint, token), 401, "urn:recs:problem:unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anotherUsersTokenIs403WhereTheDataIsAUsers(Endpoint endpoint) {
        HttpResponse<String> response = call(endpoint, ApiUnderTest.customer("customer-2"));
        if (endpoint.isOfUser()) {
            assertProblem(response, 403, "urn:recs:problem:forbidden");
            assertThat(response.body()).doesNotContain(ME);
        } else {
            assertThat(response.statusCode()).isEqualTo(endpoint.right());
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anotherUsersTokenIs403WhateverItsScopes(Endpoint endpoint) {
        String token = ApiUnderTest.customer("customer-2", "recs:read", "recs:events", "recs:admin");
        assertThat(call(endpoint, token).statusCode()).isEqualTo(endpoint.isOfUser() ? 403 : endpoint.right());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void missingScopeIs403(Endpoint endpoint) {
        String[] others = Stream.of("recs:read", "recs:events", "recs:admin")
                .filter(scope -> !scope.equals(endpoint.scope()))
                .toArray(String[]::new);
        assertProblem(call(endpoint, ApiUnderTest.service(others)), 403, "urn:recs:problem:forbidden");
        assertProblem(call(endpoint, ApiUnderTest.customer(ME, others)), 403, "urn:recs:problem:forbidden");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void servicesTokenWithTheScopeOpens(Endpoint endpoint) {
        assertThat(call(endpoint, ApiUnderTest.service(endpoint.scope())).statusCode())
                .isEqualTo(endpoint.right());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void customersOwnTokenOpens(Endpoint endpoint) {
        assertThat(call(endpoint, ApiUnderTest.customer(ME)).statusCode()).isEqualTo(endpoint.right());
    }

    /** The length alone tells whether somebody opted out, the ETag when a list changes. */
    @ParameterizedTest
    @MethodSource("endpoints")
    void headOpensWhatGetOpensAndNoMore(Endpoint endpoint) {
        if (endpoint.method().equals("GET")) {
            HttpResponse<String> ofAnother = api.send("HEAD", endpoint.path(), ApiUnderTest.customer("customer-2"), "");
            assertThat(ofAnother.statusCode()).isEqualTo(endpoint.isOfUser() ? 403 : 200);
            assertThat(api.send("HEAD", endpoint.path(), ApiUnderTest.service("recs:events"), "")
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> own = api.send("HEAD", endpoint.path(), ApiUnderTest.customer(ME), "");
            assertThat(own.statusCode()).isEqualTo(200);
            assertThat(own.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/health/recommendations",
                "/api/v1/parameters",
                "/api/openapi.json",
                "/api/docs",
                "/api/docs/docs.js"
            })
    void aGarbageTokenClosedWhatIsOpenToAll(String path) {
        assertThat(api.get(path, "garbage").statusCode()).isEqualTo(200);
        assertThat(api.get(path, "").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> call(Endpoint endpoint, String token) {
        return api.send(endpoint.method(), endpoint.path(), token, endpoint.body());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"type\":\"" + type + "\"");
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
