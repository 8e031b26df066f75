package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.GuestId;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.ProfileMetadata;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.GuestKeys;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.ViewsKey;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.Popular;
import dev.recs.serving.security.token.GuestTokens;
import dev.recs.stores.guests.GuestLists;
import dev.recs.testing.LocalStack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a guest can do, and what is kept of it. */
final class GuestsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String EVENTS = """
            [{"type":"view","productId":"P1"},{"type":"search","query":"lantern"},
             {"type":"impression","productId":"P2","source":"popular","position":1},
             {"type":"click","productId":"P2","source":"popular","position":1}]
            """;

    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                STACK,
                Map.of("recs.guests.secret", "a secret of guests that is long enough", "recs.guests.per-second", 0));
        StoredSamples samples = new StoredSamples(api);
        samples.saveProducts(12);
        samples.savePopular("", 1, 2, 3, 4, 5, 6, 7, 8);
        api.bean(Catalog.class).refresh();
        api.bean(Popular.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aTokenIsGivenWithoutStoringAnything() {
        Set<String> before = new StoreDump(api).lines();
        HttpResponse<String> response = api.send("POST", "/api/v1/guests", "", "");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).path("expires").asString()).endsWith("Z");
        assertThat(new StoreDump(api).lines()).isEqualTo(before);
    }

    @Test
    void whatAGuestTellsIsKeptInKeysOfItsOwnAndNowhereElse() {
        String token = token();
        JsonNode report = json(api.send("POST", "/api/v1/events", token, EVENTS));
        assertThat(report.path("accepted").asInt()).isEqualTo(4);
        assertThat(report.path("rejected")).isEmpty();
        GuestKeys keys = new GuestKeys(guestOf(token));
        assertThat(api.redis().lrange(keys.searches(), 0, -1))
                .singleElement()
                .asString()
                .contains("lantern");
        assertThat(api.redis().lrange(keys.views(), 0, -1))
                .singleElement()
                .asString()
                .contains("P1");
        assertThat(api.redis().llen(keys.impressions())).isEqualTo(2);
        assertThat(api.redis().zscore(SharedKeys.GUESTS_DUE, guestOf(token).value()))
                .isNotNull();
        assertThat(new StoreDump(api)
                        .lines().stream()
                                .filter(line -> line.contains(guestOf(token).value())))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("guest_"));
    }

    @Test
    void aListIsServedToItsGuestAndNamesNobody() {
        String token = token();
        assertThat(source("/api/v1/users/me/recommendations", token)).isEqualTo("popular");
        publish(guestOf(token), 9, 10, 11);
        JsonNode own = api.json("/api/v1/users/me/recommendations", token);
        assertThat(own.path("source").asString()).isEqualTo("personalized");
        assertThat(own.path("userId").isNull()).isTrue();
        assertThat(own.path("items").path(0).path("productId").asString()).isEqualTo("P9");
        assertThat(source("/api/v1/user/recommendations?userId=me&shelves=true", token))
                .isEqualTo("personalized");
        assertThat(source("/api/v1/users/me/recommendations", token())).isEqualTo("popular");
        HttpResponse<String> without = api.send(
                request("GET", "/api/v1/users/me/recommendations", token, "").header("Recs-Consent", "none"));
        assertThat(json(without).path("source").asString()).isEqualTo("popular");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/popular, 200",
        "GET, /api/v1/recommendations?viewed=P1, 200",
        "GET, /api/v1/products/P1/similar, 200",
        "GET, /api/v1/users/me/recommendations, 200",
        "GET, /api/v1/users/anna/recommendations, 403",
        "GET, /api/v1/user/recommendations?userId=anna, 403",
        "GET, /api/v1/user/recommendations, 403",
        "GET, /api/v1/users/%20/recommendations, 403",
        "GET, /api/v1/users/me/personalization, 403",
        "GET, /api/v1/users/me/signals, 403",
        "GET, /api/v1/users/%20/signals, 403",
        "GET, /api/v1/user/signals?userId=me, 403",
        "DELETE, /api/v1/users/me, 403",
        "DELETE, /api/v1/user?userId=me, 403",
        "POST, /api/v1/users/me/merge, 403",
        "POST, /api/v1/user/merge?userId=me, 403",
        "DELETE, /api/v1/guest, 204"
    })
    void aGuestsTokenOpensThisAndNothingElse(String method, String path, int status) {
        assertThat(api.send(method, path, token(), "").statusCode()).isEqualTo(status);
    }

    @Test
    void aGuestTellsNothingOfOthersAndOrdersNothing() {
        String token = token();
        HttpResponse<String> ofAnother = api.send(
                "POST", "/api/v1/events", token, "{\"type\":\"view\",\"userId\":\"anna\",\"productId\":\"P1\"}");
        assertThat(ofAnother.statusCode()).isEqualTo(403);
        JsonNode order = json(
                api.send(
                        "POST",
                        "/api/v1/events",
                        token,
                        "[{\"type\":\"order\",\"orderId\":\"1\",\"productIds\":[\"P1\"]},{\"type\":\"view\",\"userId\":\"me\",\"productId\":\"P1\"}]"));
        assertThat(order.path("accepted").asInt()).isOne();
        assertThat(order.path("rejected").path(0).path("reason").asString())
                .startsWith("type is order, which a guest has none of");
    }

    @Test
    void aRepeatedPostOfOneKeyIsRecordedOnce() {
        String token = token();
        String view = "{\"type\":\"view\",\"productId\":\"P1\"}";
        assertThat(json(api.send(request("POST", "/api/v1/events", token, view).header("Idempotency-Key", "k")))
                        .path("repeated")
                        .asBoolean())
                .isFalse();
        assertThat(json(api.send(request("POST", "/api/v1/events", token, view).header("Idempotency-Key", "k")))
                        .path("repeated")
                        .asBoolean())
                .isTrue();
        assertThat(api.redis().llen(new GuestKeys(guestOf(token)).views())).isOne();
    }

    @Test
    void withoutConsentNothingOfAGuestIsStored() {
        String token = token();
        Set<String> before = new StoreDump(api).lines();
        api.send(request("POST", "/api/v1/events", token, EVENTS).header("Recs-Consent", "personalization"));
        assertThat(new StoreDump(api).lines()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/users/%s/merge", "/api/v1/user/merge?userId=%s"})
    void aMergeMovesAllToTheAccountOnceAndLeavesNothing(String path) {
        String user = path.contains("?") ? "merged-by-query" : "merged";
        String token = token();
        api.send("POST", "/api/v1/events", token, EVENTS);
        publish(guestOf(token), 9, 10, 11);
        assertThat(merge(path.formatted(user), ApiUnderTest.customer(user), token))
                .isEqualTo("true");
        assertThat(api.redis().llen(SearchesKey.of(new UserId(user)))).isOne();
        assertThat(api.redis().llen(ViewsKey.of(new UserId(user)))).isOne();
        assertThat(new StoreDump(api).lines())
                .noneMatch(line -> line.contains(guestOf(token).value()));
        assertThat(merge(path.formatted(user), ApiUnderTest.customer(user), token))
                .isEqualTo("false");
        assertThat(merge(path.formatted("another"), ApiUnderTest.service("recs:events"), token))
                .isEqualTo("false");
        api.send("POST", "/api/v1/events", token, EVENTS);
        assertThat(new StoreDump(api).lines())
                .noneMatch(line -> line.contains(guestOf(token).value()));
        assertThat(api.redis().exists(SearchesKey.of(new UserId("another")))).isFalse();
    }

    @Test
    void aMergeWithoutConsentDeletesTheGuestAndStoresNothing() {
        String token = token();
        api.send("POST", "/api/v1/events", token, EVENTS);
        HttpResponse<String> response =
                api.send(request("POST", "/api/v1/users/silent/merge", ApiUnderTest.customer("silent"), body(token))
                        .header("Recs-Consent", "personalization"));
        assertThat(json(response).path("merged").asBoolean()).isFalse();
        assertThat(new StoreDump(api).lines())
                .noneMatch(line -> line.contains("silent"))
                .noneMatch(line -> line.contains(guestOf(token).value()));
    }

    @Test
    void nobodyMergesIntoTheAccountOfAnotherOrWithoutAGuestsToken() {
        String path = "/api/v1/users/anna/merge";
        assertThat(api.send("POST", path, ApiUnderTest.customer("ben"), body(token()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.send("POST", path, ApiUnderTest.service("recs:read"), body(token()))
                        .statusCode())
                .isEqualTo(403);
        String own = ApiUnderTest.customer("anna");
        for (String body : List.of("{}", "[]", "{\"guestToken\":7}", body(own), body("x".repeat(3_000)))) {
            assertThat(api.send("POST", path, own, body).statusCode()).as(body).isEqualTo(400);
        }
    }

    @Test
    void aGuestWhoDeletesItselfIsGone() {
        String token = token();
        api.send("POST", "/api/v1/events", token, EVENTS);
        assertThat(api.send("DELETE", "/api/v1/guest", token, "").statusCode()).isEqualTo(204);
        api.send("POST", "/api/v1/events", token, EVENTS);
        assertThat(new StoreDump(api).lines())
                .noneMatch(line -> line.contains(guestOf(token).value()));
        assertThat(api.send("DELETE", "/api/v1/guest", ApiUnderTest.customer("anna"), "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAddressThatAsksTooOftenWaitsAndWithoutASecretThereAreNoGuests() {
        try (ApiUnderTest strict = ApiUnderTest.start(
                STACK,
                Map.of("recs.guests.secret", "a secret of guests that is long enough", "recs.guests.burst", 2))) {
            List<Integer> statuses = IntStream.range(0, 4)
                    .mapToObj(i -> strict.send("POST", "/api/v1/guests", "", "").statusCode())
                    .toList();
            assertThat(statuses).startsWith(201, 201).contains(429);
        }
        try (ApiUnderTest off = ApiUnderTest.start(STACK, Map.of())) {
            HttpResponse<String> response = off.send("POST", "/api/v1/guests", "", "");
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).contains("recs.guests.secret is not set");
            assertThat(off.get("/api/v1/popular", token()).statusCode()).isEqualTo(401);
        }
    }

    private static String merge(String path, String token, String guestToken) {
        HttpResponse<String> response = api.send("POST", path, token, body(guestToken));
        assertThat(response.statusCode()).isEqualTo(200);
        return json(response).path("merged").asString();
    }

    private static String body(String guestToken) {
        return "{\"guestToken\":\"%s\"}".formatted(guestToken);
    }

    private static String token() {
        return json(api.send("POST", "/api/v1/guests", "", ""))
                .path("guestToken")
                .asString();
    }

    private static GuestId guestOf(String token) {
        return api.bean(GuestTokens.class).read(token).orElseThrow().guest();
    }

    private static String source(String path, String token) {
        return api.json(path, token).path("source").asString();
    }

    private static void publish(GuestId guest, int... products) {
        ListVersion version = new ListVersion(Instant.now(), Instant.now());
        UserId user = new UserId(guest.value());
        new GuestLists(api.redis())
                .publish(
                        guest,
                        new UserProfile(
                                user,
                                version,
                                null,
                                "",
                                new DataSnapshot(List.of(), List.of(), List.of(), List.of()),
                                new ProfileMetadata(0, 1, 1, Instant.now(), "recipe"),
                                "hash"),
                        new RecommendationList(
                                user,
                                version,
                                Instant.now(),
                                "model",
                                "recipe",
                                IntStream.of(products)
                                        .mapToObj(i -> new Recommendation(new ProductId("P" + i), 20 - i, List.of()))
                                        .toList(),
                                List.of()));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static HttpRequest.Builder request(String method, String path, String token, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }
}
