package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.event.ReferredEvent;
import dev.recs.model.event.ReferredKind;
import dev.recs.model.redis.SharedKeys;
import dev.recs.serving.catalog.Catalog;
import dev.recs.stores.events.EventRows;
import dev.recs.testing.LocalStack;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.resps.StreamEntry;
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
                        "a secret of guests that is long enough",
                        "recs.events.max-waiting",
                        6));
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
    void whatRefersToAnAnswerWaitsForAWorkerAndNothingElse() {
        api.redis().del(SharedKeys.RECOMMENDATION_EVENTS);
        UserId ben = new UserId("ben");
        String id = id(list(ben), ALL);
        post(Stream.of(
                event("ben", shown("impression", "default", id)),
                event("ben", shown("click", "shelf-trending", id)),
                event("ben", "\"type\":\"cart\",\"productId\":\"P2\",\"recommendationId\":\"%s\"".formatted(id)),
                event("ben", "\"type\":\"cart\",\"productId\":\"P3\""),
                event(
                        "ben",
                        "\"type\":\"order\",\"orderId\":\"o\",\"productIds\":[\"P1\",\"P2\"],\"recommendationId\":\"%s\""
                                .formatted(id)),
                event("ben", "\"type\":\"view\",\"productId\":\"P1\",\"recommendationId\":\"%s\"".formatted(id))));
        List<Map<String, String>> waiting = waiting();
        assertThat(waiting)
                .extracting(entry -> entry.get("kind") + " " + entry.get("product") + " " + entry.get("shelf"))
                .containsExactly("impression P1 ", "click P1 trending", "cart P2 ", "order P1 ", "order P2 ");
        assertThat(waiting)
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("user", "ben")
                        .containsEntry("placement", "recommendations")
                        .containsEntry("source", "default")
                        .containsEntry("recommendation", id));
        double queued = referred("queued");
        double full = referred("full");
        post(Stream.of(
                event("ben", shown("click", "default", id)),
                event("ben", shown("click", "default", id)),
                event("ben", shown("click", "default", id))));
        assertThat(waiting()).hasSize(6);
        assertThat(referred("queued") - queued).isEqualTo(1);
        assertThat(referred("full") - full).isEqualTo(2);
    }

    @Test
    void whatRedisDoesNotTakeIsDroppedAndCountedAndThePostGoesOn() {
        UserId user = new UserId("carol");
        String id = id(list(user), ALL);
        double unavailable = referred("unavailable");
        api.redis().set(SharedKeys.RECOMMENDATION_EVENTS, "no stream");
        try {
            assertThat(post(Stream.of(event("carol", shown("click", "default", id))))
                            .path("accepted")
                            .asInt())
                    .isEqualTo(1);
        } finally {
            api.redis().del(SharedKeys.RECOMMENDATION_EVENTS);
        }
        assertThat(referred("unavailable") - unavailable).isEqualTo(1);
    }

    private static double referred(String outcome) {
        return api.bean(MeterRegistry.class)
                .get("recs.events.referred")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void ofUsersWhoOptedOutAndOfGuestsNothingWaits() {
        api.redis().del(SharedKeys.RECOMMENDATION_EVENTS);
        String id = id(list(new UserId("out")), ALL);
        EventRows rows = api.bean(EventRows.class);
        rows.add(List.of(new ReferredEvent(
                new UserId("out"),
                new ReferredEvent.Action(ReferredKind.CLICK, new ProductId("P1"), "", Instant.now()),
                new ReferredEvent.Response(id, "recommendations", "default", "", 0))));
        assertThat(rows.count(new UserId("out"))).isEqualTo(1);
        api.send("PUT", "/api/v1/users/out/personalization", ALL, "{\"enabled\":false}");
        assertThat(post(Stream.of(event("out", shown("impression", "default", id))))
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(rows.count(new UserId("out"))).isZero();
        String token = guest();
        String own = id("/api/v1/users/me/recommendations", token);
        report(token, "[{%s}]".formatted(shown("impression", "default", own)));
        assertThat(waiting()).isEmpty();
    }

    private static List<Map<String, String>> waiting() {
        return api.redis().xrange(SharedKeys.RECOMMENDATION_EVENTS, "-", "+").stream()
                .map(StreamEntry::getFields)
                .toList();
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
