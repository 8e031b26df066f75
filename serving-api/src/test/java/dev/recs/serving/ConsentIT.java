package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.Popular;
import dev.recs.testing.LocalStack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is stored and shown of a user who has not consented. */
final class ConsentIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String TOKEN = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");

    private static ApiUnderTest api;
    private static StoredSamples samples;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of());
        samples = new StoredSamples(api);
        samples.saveProducts(12);
        samples.savePopular("", 1, 2, 3, 4, 5, 6, 7, 8);
        api.bean(Catalog.class).refresh();
        api.bean(Popular.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "events", "personalization"})
    void anIdWasFoundInAStoreOfAUserWhoHadNotConsented(String consent) {
        String user = "unconsenting-" + consent;
        Set<String> before = new StoreDump(api).lines();

        JsonNode report = JsonMapper.shared()
                .readTree(post(consent, "key-of-" + user, everyEvent(user)).body());
        get(consent, "/api/v1/users/" + user + "/recommendations?shelves=true");
        get(consent, "/api/v1/user/recommendations?userId=" + user);
        get(consent, "/api/v1/recommendations?viewed=P1");

        assertThat(report.path("accepted").asInt()).isZero();
        assertThat(report.path("withoutConsent").asInt()).isEqualTo(5);
        assertThat(report.path("rejected")).isEmpty();
        Set<String> after = new StoreDump(api).lines();
        assertThat(after).as("the id in all stores").noneMatch(line -> line.contains(user));
        assertThat(after).as("all stores, counters and hashes of ids with them").isEqualTo(before);
    }

    /** Else a search that finds nothing would show nothing. */
    @Test
    void theSearchFindsTheIdOfAUserWhoHasConsented() {
        String user = "consenting";
        JsonNode report = JsonMapper.shared()
                .readTree(post("events, personalization", "key-of-" + user, everyEvent(user))
                        .body());
        assertThat(report.path("accepted").asInt()).isEqualTo(5);
        assertThat(report.path("withoutConsent").asInt()).isZero();
        assertThat(new StoreDump(api).lines())
                .anyMatch(line -> line.startsWith("user_views:") && line.contains(user))
                .anyMatch(line -> line.startsWith("user_impressions:") && line.contains(user));
    }

    @Test
    void anAnswerWithoutConsentIsThatOfEverybody() {
        UserId user = samples.saveList(9, 10, 11);
        String path = "/api/v1/users/" + user + "/recommendations?shelves=true";
        JsonNode own = json(get("personalization", path));
        assertThat(own.path("source").asString()).isEqualTo("personalized");
        assertThat(own.path("userId").asString()).isEqualTo(user.value());
        assertThat(own.path("items").path(0).path("productId").asString()).isEqualTo("P9");

        HttpResponse<String> without = get("events", path);
        assertThat(json(without).path("source").asString()).isEqualTo("popular");
        assertThat(json(without).path("userId").isNull()).isTrue();
        assertThat(json(without)
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("productId").asString()))
                .startsWith("P1", "P2", "P3");
        assertThat(without.body()).doesNotContain(user.value());
        assertThat(without.body())
                .isEqualTo(get("none", "/api/v1/users/nobody/recommendations?shelves=true")
                        .body());
        assertThat(json(get("none", "/api/v1/recommendations?viewed=P9"))
                        .path("source")
                        .asString())
                .isEqualTo("popular");
    }

    @Test
    void withoutTheHeaderItIsAsBefore() {
        UserId user = samples.saveList(9, 10, 11);
        assertThat(api.json("/api/v1/users/" + user + "/recommendations", TOKEN)
                        .path("source")
                        .asString())
                .isEqualTo("personalized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "none, events", "personalization,", "true"})
    void aHeaderThatIsNoConsentIsRefusedAndNotGuessed(String consent) {
        String user = "guessed";
        Set<String> before = new StoreDump(api).lines();
        assertThat(get(consent, "/api/v1/users/" + user + "/recommendations").statusCode())
                .isEqualTo(400);
        assertThat(post(consent, "key", everyEvent(user)).body()).contains("Recs-Consent: expected personalization");
        assertThat(new StoreDump(api).lines()).isEqualTo(before);
    }

    @Test
    void ofTwoHeadersTheLesserConsentCounts() {
        HttpResponse<String> response = api.send(request("/api/v1/users/nobody/recommendations", "personalization")
                .header("Recs-Consent", "events"));
        assertThat(json(response).path("userId").isNull()).isTrue();
    }

    private static String everyEvent(String user) {
        return """
                [{"type":"view","userId":"%1$s","productId":"P1"},
                 {"type":"search","userId":"%1$s","query":"a search of %1$s"},
                 {"type":"impression","userId":"%1$s","productId":"P2","source":"popular","position":1},
                 {"type":"click","userId":"%1$s","productId":"P2","source":"popular","position":1},
                 {"type":"order","userId":"%1$s","orderId":"order-%1$s","productIds":["P3"]}]""".formatted(user);
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private static HttpResponse<String> get(String consent, String path) {
        return api.send(request(path, consent));
    }

    private static HttpResponse<String> post(String consent, String key, String body) {
        return api.send(request("/api/v1/events", consent)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path, String consent) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Recs-Consent", consent);
    }
}
