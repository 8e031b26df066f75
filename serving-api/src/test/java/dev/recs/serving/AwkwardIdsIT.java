package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that no path can carry, parameters that come twice, and methods that no address has. */
final class AwkwardIdsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of("recs.serving.rate-limit.per-second", 0));
        new StoredSamples(api).saveProducts(8);
        api.jdbc()
                .update("INSERT INTO sample_shop.products (product_id, name, in_stock, updated_at) VALUES"
                        + " ('a,b', 'comma', TRUE, NOW(3)), ('gid://p/1;%', 'address', TRUE, NOW(3))");
        api.bean(Catalog.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gid://shop/User/1", "a;b", "50%", "a\\b", ".", "..", "a,b", "a b", "a//b", "user\u2028x", "me"})
    void anIdThatNoPathCarriesCouldNotBeRead(String id) {
        String query = "?userId=" + encoded(id);
        assertOk(api.get("/api/v1/user/recommendations" + query, ALL));
        assertOk(api.get("/api/v1/user/personalization" + query, ALL));
        assertOk(api.send("PUT", "/api/v1/user/personalization" + query, ALL, "{\"enabled\":false}"));
        assertThat(api.jdbc()
                        .queryForObject("SELECT COUNT(*) FROM recs_personalization WHERE user_id = ?", Long.class, id))
                .isEqualTo(1);
        assertOk(api.send("DELETE", "/api/v1/user" + query, ALL, ""));
        String own = ApiUnderTest.customer(id);
        assertThat(api.json("/api/v1/users/me/recommendations", own)
                        .path("userId")
                        .asString())
                .isEqualTo(id);
        assertThat(api.get("/api/v1/users/me/personalization", own).body())
                .isEqualTo("{\"enabled\":false,\"erased\":true}");
        assertOk(api.send("DELETE", "/api/v1/users/me", own, ""));
    }

    @Test
    void aSemicolonWasRefusedHoweverItWasWritten() {
        assertThat(api.json("/api/v1/users/a%3Bb/recommendations", ALL)
                        .path("userId")
                        .asString())
                .isEqualTo("a;b");
        assertOk(api.send("DELETE", "/api/v1/users/%3B", ALL, ""));
        assertThat(api.get("/api/v1/users/a%3Bb/recommendations", ApiUnderTest.customer("a"))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> raw = api.get("/api/v1/users/a;b/recommendations", ALL);
        assertThat(raw.statusCode()).as("it would be the list of a").isEqualTo(400);
    }

    @Test
    void meIsNobodyElse() {
        String own = ApiUnderTest.customer("u-1");
        assertThat(api.get("/api/v1/user/recommendations?userId=u-2", own).statusCode())
                .isEqualTo(403);
        assertThat(api.get("/api/v1/user/recommendations?userId=me&userId=u-2", own)
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.send("DELETE", "/api/v1/users/recommendations", own, "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aListOfIdsWasCutAtTheCommaInsideAnId() {
        assertThat(api.get("/api/v1/popular?limit=100&exclude=a%2Cb&exclude=P0", ALL)
                        .body())
                .contains("\"P1\"")
                .doesNotContain("\"a,b\"", "\"P0\"");
        assertThat(api.get("/api/v1/popular?limit=100&exclude=a%2Cb&exclude=", ALL)
                        .body())
                .doesNotContain("\"a,b\"");
        assertOk(api.get("/api/v1/product/similar?productId=" + encoded("gid://p/1;%"), ALL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=5&limit=6",
                "shelves=null&shelves=null",
                "category=a&category=b",
                "explain=true&explain=true"
            })
    void aParameterGivenTwiceWasTakenOnce(String query) {
        HttpResponse<String> response = api.get("/api/v1/users/u/recommendations?" + query, ALL);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(query.split("=", 2)[0] + " is given 2 times: expected once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUERY", "FOO"})
    void aMethodThatNoAddressHasWasABadRequest(String method) {
        HttpResponse<String> response = api.send(method, "/api/v1/popular", ALL, "");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET");
        assertThat(response.body()).contains("urn:recs:problem:method-not-allowed");
    }

    @Test
    void whatHealthDoesNotTakeIsRefusedWithWhatItTakes() {
        HttpResponse<String> response = api.send("PUT", "/api/health/recommendations", "", "{}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void anErasedUserWhoOptsInIsErasedNoMore() {
        String id = UUID.randomUUID().toString();
        String own = ApiUnderTest.customer(id);
        assertOk(api.send("DELETE", "/api/v1/users/me", own, ""));
        assertThat(api.redis().keys("erased:*")).isNotEmpty();
        long tombstones = tombstones();
        HttpResponse<String> choice = api.send("PUT", "/api/v1/users/me/personalization", own, "{\"enabled\":true}");
        assertThat(choice.body()).isEqualTo("{\"enabled\":true,\"erased\":false}");
        assertThat(api.get("/api/v1/users/me/personalization", own).body()).isEqualTo(choice.body());
        assertThat(tombstones()).isEqualTo(tombstones - 1);
    }

    private static long tombstones() {
        return api.mongo().getCollection("erasure_marks").countDocuments();
    }

    private static void assertOk(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
