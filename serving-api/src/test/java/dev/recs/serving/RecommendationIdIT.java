package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Responses carry an id, and events that refer to one are looked at. */
final class RecommendationIdIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static final String FOREIGN =
            "recommendationId is of no response to this user: expected that of the response, or none";
    private static ApiUnderTest api;
    private static UserId anna;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                STACK,
                Map.of(
                        "recs.serving.rate-limit.per-second",
                        0,
                        "recs.guests.secret",
                        "a secret of guests that is long enough"));
        StoredSamples samples = new StoredSamples(api);
        samples.saveProducts(20);
        api.bean(Catalog.class).refresh();
        anna = samples.saveList(1, 2, 3);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** Asked again if the hour changed between the two. */
    @Test
    void theSameAnswerHasTheSameIdAndTheSameEtag() {
        HttpResponse<String> first = api.get(list(anna), ALL);
        HttpResponse<String> second = api.get(list(anna), ALL);
        if (!second.body().equals(first.body())) {
            first = api.get(list(anna), ALL);
            second = api.get(list(anna), ALL);
        }
        assertThat(second.body()).isEqualTo(first.body());
        String etag = second.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> known =
                api.send(HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(api.port(), list(anna))))
                        .header("Authorization", "Bearer " + ALL)
                        .header("If-None-Match", etag));
        assertThat(known.statusCode()).isEqualTo(304);
    }

    @Test
    void everyAnswerOfProductsHasAnIdOfItsOwn() {
        List<String> paths = List.of(
                list(anna),
                list(anna) + "&limit=5",
                list(new UserId("nobody")),
                "/api/v1/recommendations?viewed=P1",
                "/api/v1/products/P1/similar",
                "/api/v1/products/P2/similar",
                "/api/v1/popular");
        Set<String> ids = paths.stream().map(path -> id(path, ALL)).collect(Collectors.toSet());
        ids.add(id("/api/v1/users/me/recommendations", guest()));
        assertThat(ids).hasSize(8).allMatch(id -> id.matches("[A-Za-z0-9_-]{44}"));
    }

    @Test
    void eventsOfTheUserMayReferToTheAnswer() {
        String id = id(list(anna), ALL);
        JsonNode report = post(Stream.of(
                        shown("impression", "personalized", id),
                        shown("click", "shelf-trending", id),
                        shown("impression", "default", id("/api/v1/popular", ALL)),
                        "\"type\":\"view\",\"productId\":\"P1\",\"recommendationId\":\"%s\"".formatted(id),
                        "\"type\":\"order\",\"orderId\":\"o\",\"productIds\":[\"P1\"],\"recommendationId\":\"%s\""
                                .formatted(id),
                        "\"type\":\"search\",\"query\":\"tea\",\"recommendationId\":null")
                .map(event -> "{\"userId\":\"%s\",%s}".formatted(anna, event)));
        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(6);
    }

    @Test
    void aWrongIdIsRefusedAndTheOthersOfThePostAreKept() {
        String id = id(list(anna), ALL);
        String changed = (id.charAt(0) == 'A' ? 'B' : 'A') + id.substring(1);
        JsonNode report = post(Stream.of(
                event("bob", shown("impression", "personalized", id)),
                event(anna.value(), shown("click", "personalized", changed)),
                event(anna.value(), shown("click", "personalized", "x")),
                event(anna.value(), "\"type\":\"view\",\"productId\":\"P1\",\"recommendationId\":7"),
                event(anna.value(), shown("impression", "popular", id)),
                event(anna.value(), shown("impression", "personalized", id))));
        assertThat(report.path("accepted").asInt()).isEqualTo(1);
        assertThat(report.path("rejected").findValuesAsString("reason"))
                .containsExactly(
                        FOREIGN,
                        FOREIGN,
                        "recommendationId is not 44 letters, digits, - and _: expected that of the response, or none",
                        "recommendationId is not a text",
                        "source is popular, that of the response of recommendationId personalized: expected the same,"
                                + " or shelf- and the kind of a shelf");
    }

    @Test
    void aGuestRefersToAnswersToTheGuest() {
        String token = guest();
        String id = id("/api/v1/users/me/recommendations", token);
        String source = api.json("/api/v1/users/me/recommendations", token)
                .path("source")
                .asString();
        String own = "[{%s}]".formatted(shown("impression", source, id));
        assertThat(report(token, own).path("accepted").asInt()).isEqualTo(1);
        assertThat(report(guest(), own).at("/rejected/0/reason").asString()).isEqualTo(FOREIGN);
        assertThat(post(Stream.of(event("bob", shown("impression", source, id))))
                        .at("/rejected/0/reason")
                        .asString())
                .isEqualTo(FOREIGN);
    }

    private static String list(UserId user) {
        return "/api/v1/users/%s/recommendations?shelves=true".formatted(user);
    }

    private static String id(String path, String token) {
        return api.json(path, token).path("recommendationId").asString();
    }

    private static String guest() {
        return JsonMapper.shared()
                .readTree(api.send("POST", "/api/v1/guests", "", "").body())
                .path("guestToken")
                .asString();
    }

    private static String shown(String type, String source, String id) {
        return "\"type\":\"%s\",\"productId\":\"P1\",\"source\":\"%s\",\"position\":1,\"recommendationId\":\"%s\""
                .formatted(type, source, id);
    }

    private static String event(String user, String event) {
        return "{\"userId\":\"%s\",%s}".formatted(user, event);
    }

    private static JsonNode post(Stream<String> events) {
        return report(ALL, events.collect(Collectors.joining(",", "[", "]")));
    }

    private static JsonNode report(String token, String events) {
        return JsonMapper.shared()
                .readTree(api.send("POST", "/api/v1/events", token, events).body());
    }
}
