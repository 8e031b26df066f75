package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.LastShownKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.SourceCounters;
import dev.recs.model.redis.ViewsKey;
import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as shops really send them, and as nobody honest does. */
final class OddEventsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static ApiUnderTest api;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String user = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of("recs.serving.rate-limit.per-second", 0));
        new StoredSamples(api).saveProducts(8);
        api.jdbc()
                .update(
                        "INSERT INTO sample_shop.products (product_id, name, in_stock, updated_at) VALUES ('7', 'Seven', TRUE, NOW(3))");
        api.bean(Catalog.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void anOrderWithOneUnknownProductWasRefusedAndTheBoughtProductStayedInTheList() {
        JsonNode report = post("""
                [{"type":"order","userId":"%s","orderId":"o","productIds":["P1","POSTAGE","P2"]}]""".formatted(user));
        assertThat(report.toString())
                .isEqualTo(
                        "{\"accepted\":1,\"rejected\":[],\"ignored\":[{\"index\":0,\"productIds\":[\"POSTAGE\"]}],\"withoutConsent\":0,\"repeated\":false}");
        assertThat(api.redis().get(BoughtSinceKey.of(new UserId(user)))).isEqualTo("P1\nP2\n");
        assertThat(api.redis().zscore(SharedKeys.PROFILE_REFRESH_DUE, user)).isNotNull();
        assertThat(api.get("/api/v1/users/" + user + "/recommendations?limit=100", ALL)
                        .body())
                .contains("\"P3\"")
                .doesNotContain("\"P1\"", "\"P2\"");
    }

    @Test
    void anOrderOfNothingInTheCatalogStillRefreshesTheUser() {
        JsonNode report = post(
                "{\"type\":\"order\",\"userId\":\"%s\",\"orderId\":\"o\",\"productIds\":[\"nope\"]}".formatted(user));
        assertThat(report.path("accepted").asInt()).isEqualTo(1);
        assertThat(api.redis().exists(BoughtSinceKey.of(new UserId(user)))).isFalse();
        assertThat(api.redis().zscore(SharedKeys.PROFILE_REFRESH_DUE, user)).isNotNull();
    }

    @Test
    void integersWereNoIds() {
        JsonNode report = post("""
                [{"type":"view","userId":123456,"productId":7},
                 {"type":"order","userId":123456,"orderId":12,"productIds":[7,"P1"]},
                 {"type":"view","userId":1.5,"productId":7},
                 {"type":"order","userId":123456,"orderId":12,"productIds":[true]}]""");
        assertThat(report.path("accepted").asInt()).isEqualTo(2);
        assertThat(report.at("/rejected/0/reason").asString()).isEqualTo("userId is not a text");
        assertThat(report.at("/rejected/1/reason").asString())
                .isEqualTo("productIds holds something that is neither a text nor an integer");
        assertThat(api.redis().llen(ViewsKey.of(new UserId("123456")))).isEqualTo(1);
        assertThat(api.redis().get(BoughtSinceKey.of(new UserId("123456")))).isEqualTo("7\nP1\n");
    }

    @Test
    void tooManyProductsOfAnOrderAreRefusedByName() {
        String ids = String.join(",", Collections.nCopies(201, "\"P1\""));
        assertThat(post("{\"type\":\"order\",\"userId\":\"%s\",\"orderId\":\"o\",\"productIds\":[%s]}"
                                .formatted(user, ids))
                        .at("/rejected/0/reason")
                        .asString())
                .isEqualTo("productIds holds 201 ids: expected 1 to 200");
    }

    @Test
    void anEventOfLongAgoMadeKeysOfLongAgo() {
        String old = now.minus(Duration.ofDays(181)).toString();
        assertThat(post(shown("impression", old)).at("/rejected/0/reason").asString())
                .isEqualTo("at is more than 180 days ago: it is not kept");
        String young = now.minus(Duration.ofDays(179)).toString();
        assertThat(post(shown("impression", young)).path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void aViewThatWasDeliveredTwiceWasTwoViews() {
        String view = "{\"type\":\"view\",\"userId\":\"%s\",\"productId\":\"P1\",\"at\":\"%s\"}".formatted(user, now);
        String search = "{\"type\":\"search\",\"userId\":\"%s\",\"query\":\"tea\",\"at\":\"%s\"}".formatted(user, now);
        String later = view.replace(now.toString(), now.minusSeconds(1).toString());
        post("[" + view + "," + later + "," + search + "]");
        post("[" + view + "," + search + "]");
        assertThat(api.redis().llen(ViewsKey.of(new UserId(user)))).isEqualTo(2);
        assertThat(api.redis().llen(SearchesKey.of(new UserId(user)))).isEqualTo(1);
    }

    @Test
    void clicksWithoutAnImpressionWereCounted() {
        long before = clicks();
        String click = shown("click", now.toString());
        post("[" + String.join(",", Collections.nCopies(500, click)) + "]");
        assertThat(clicks()).as("never shown").isEqualTo(before);
        post(shown("impression", now.minus(Duration.ofHours(25)).toString()));
        post(click);
        assertThat(clicks()).as("shown too long ago").isEqualTo(before);
        post(shown("impression", now.minus(Duration.ofHours(23)).toString()).replace("\"P1\"", "\"P2\""));
        post(click);
        assertThat(clicks()).as("another product was shown").isEqualTo(before);
        post("[" + shown("impression", now.minus(Duration.ofHours(23)).toString()) + ","
                + String.join(",", Collections.nCopies(499, click)) + "]");
        post(click);
        assertThat(clicks()).as("once").isEqualTo(before + 1);
        post("[" + shown("impression", now.plusSeconds(1).toString()) + ","
                + shown("click", now.plusSeconds(2).toString()) + "]");
        assertThat(clicks()).as("shown again").isEqualTo(before + 2);
    }

    @Test
    void loadingAPageAgainWasANewImpressionOfAllItsProducts() {
        long before = impressions();
        String first = shown("impression", now.minus(Duration.ofHours(2)).toString());
        String reload = shown("impression", now.minus(Duration.ofMinutes(61)).toString());
        String later = shown("impression", now.minus(Duration.ofMinutes(59)).toString());
        post("[" + first + "," + reload + "," + first + "]");
        post("[" + later + "," + first + "," + reload + "]");
        assertThat(impressions()).as("one, and one an hour later").isEqualTo(before + 2);
        assertThat(api.redis().llen(ImpressionsKey.of(new UserId(user)))).isEqualTo(2);
    }

    @Test
    void whatAClientMakesFilledRedisForGood() {
        String guest = "guest-" + user;
        String events = """
                [{"type":"search","userId":"%1$s","query":"tea"},{"type":"view","userId":"%1$s","productId":"P1"},
                 {"type":"order","userId":"%1$s","orderId":"o","productIds":["P1"]},
                 {"type":"impression","userId":"%1$s","productId":"P1","source":"popular","position":1}]""".formatted(guest);
        api.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/api/v1/events"))
                .POST(HttpRequest.BodyPublishers.ofString(events))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", guest)
                .header("Authorization", "Bearer " + ALL));
        List<String> ofGuest = api.redis().keys("*" + guest).stream().sorted().toList();
        assertThat(ofGuest)
                .containsExactly(
                        BoughtSinceKey.of(new UserId(guest)),
                        ImpressionsKey.of(new UserId(guest)),
                        LastShownKey.of(new UserId(guest)),
                        SearchesKey.of(new UserId(guest)),
                        ViewsKey.of(new UserId(guest)));
        assertThat(ofGuest).allSatisfy(key -> assertThat(api.redis().ttl(key)).isBetween(1L, 30 * 86_400L));
        assertThat(api.redis().keys("events_seen:*"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(api.redis().ttl(key)).isBetween(1L, 86_400L));
    }

    @Test
    void thousandsOfProductsShownToOneUserHaveABound() {
        List<String> shown = new ArrayList<>();
        for (int hours = 22; hours > 0; hours--) {
            for (int product = 1; product < 8; product++) {
                shown.add(shown(
                                "impression",
                                now.minus(Duration.ofHours(hours + 1)).toString())
                        .replace("\"P1\"", "\"P" + product + "\""));
            }
        }
        for (int i = 0; i < 4; i++) {
            post("[" + String.join(",", shown) + "]");
        }
        assertThat(api.redis().llen(ImpressionsKey.of(new UserId(user)))).isEqualTo(22 * 7);
        assertThat(api.redis().zcard(LastShownKey.of(new UserId(user)))).isEqualTo(7);
    }

    @Test
    void usersWhoOptedOutWereCounted() {
        api.send("PUT", "/api/v1/users/" + user + "/personalization", ALL, "{\"enabled\":false}");
        String field = SourceCounters.impressions("popular");
        String before = String.valueOf(api.redis().hget(SourceCounters.keyOf(new UserId(user), now), field));
        post("[" + shown("impression", now.toString()) + "," + shown("click", now.toString()) + "]");
        assertThat(String.valueOf(api.redis().hget(SourceCounters.keyOf(new UserId(user), now), field)))
                .isEqualTo(before);
        assertThat(api.redis().exists(ImpressionsKey.of(new UserId(user)))).isFalse();
    }

    private String shown(String type, String at) {
        return "{\"type\":\"%s\",\"userId\":\"%s\",\"productId\":\"P1\",\"source\":\"popular\",\"position\":1,\"at\":\"%s\"}"
                .formatted(type, user, at);
    }

    private long clicks() {
        return count(SourceCounters.clicks("popular"));
    }

    /** Of the day and of the one before, which an hour ago may be. */
    private long impressions() {
        return count(SourceCounters.impressions("popular"));
    }

    private long count(String field) {
        return Stream.of(now, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)))
                .map(day -> api.redis().hget(SourceCounters.keyOf(new UserId(user), day), field))
                .filter(Objects::nonNull)
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static JsonNode post(String body) {
        return JsonMapper.shared()
                .readTree(api.send("POST", "/api/v1/events", ALL, body).body());
    }
}
