package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserBucket;
import dev.recs.model.redis.ViewsKey;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.Popular;
import dev.recs.stores.erasure.Erasure;
import dev.recs.testing.LocalStack;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over real servers. */
final class ServingIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String READ = ApiUnderTest.service("recs:read");
    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static ApiUnderTest api;
    private static StoredSamples samples;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of("recs.serving.rate-limit.per-second", 0));
        samples = new StoredSamples(api);
        samples.saveProducts(80);
        samples.savePopular("", IntStream.range(40, 80).toArray());
        samples.savePopular("odd", 41, 43, 45);
        samples.withhold(30);
        api.bean(Catalog.class).refresh();
        api.bean(Popular.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void ownListIsServedWithReasonsAndRefillsRedis() {
        UserId user = samples.saveList(1, 2, 3);
        JsonNode body = api.json("/api/v1/users/" + user + "/recommendations?limit=3", READ);
        assertThat(body.path("source").asString()).isEqualTo("personalized");
        assertThat(ids(body)).containsExactly("P1", "P2", "P3");
        assertThat(body.at("/items/0/reasons/0/text").asString()).isEqualTo("because you bought Product 9");
        assertThat(body.at("/items/0/price").asDouble()).isEqualTo(2.5);
        assertThat(body.at("/items/0/reasons/0/share").asDouble()).isEqualTo(0.75);
        assertThat(api.redis().exists(RecommendationListKey.of(user))).isTrue();
    }

    @Test
    void theCatalogFillsAnAnswerWithWhatNoRuleOfTheShopExcludes() {
        JsonNode body = api.json("/api/v1/popular?limit=100", READ);
        assertThat(ids(body)).hasSize(78).contains("P40", "P29", "P31").doesNotContain("P30", "P7");
    }

    @Test
    void explainShowsAllContributions() {
        UserId user = samples.saveList(1);
        JsonNode body = api.json("/api/v1/users/" + user + "/recommendations?limit=1&explain=true", READ);
        assertThat(body.at("/items/0/reasons").size()).isEqualTo(3);
        assertThat(body.at("/items/0/contributions").size()).isEqualTo(4);
    }

    @Test
    void shortListIsFilledFromPopularAndMarked() {
        UserId user = samples.saveList(1);
        JsonNode body = api.json("/api/v1/users/" + user + "/recommendations?limit=3", READ);
        assertThat(ids(body)).containsExactly("P1", "P40", "P41");
        assertThat(body.at("/items/1/reasons/0/type").asString()).isEqualTo("popular");
    }

    @Test
    void soldOutAndExcludedAndBoughtSinceDoNotShow() {
        UserId user = samples.saveList(7, 1, 2, 3);
        api.send(
                "POST",
                "/api/v1/events",
                ALL,
                "{\"type\":\"order\",\"userId\":\"%s\",\"orderId\":\"o1\",\"productIds\":[\"P1\"]}".formatted(user));
        JsonNode body = api.json("/api/v1/users/" + user + "/recommendations?limit=1&exclude=P2", READ);
        assertThat(ids(body)).containsExactly("P3");
    }

    @Test
    void categoryNarrowsListAndFill() {
        UserId user = samples.saveList(1, 2, 3);
        JsonNode body = api.json("/api/v1/users/" + user + "/recommendations?limit=4&category=odd", READ);
        assertThat(ids(body)).containsExactly("P1", "P3", "P41", "P43");
    }

    @Test
    void unknownUserGetsPopular() {
        JsonNode body = api.json("/api/v1/users/nobody/recommendations?limit=2", READ);
        assertThat(body.path("source").asString()).isEqualTo("popular");
        assertThat(ids(body)).containsExactly("P40", "P41");
    }

    @Test
    void unknownProductIs404AndBadLimitNamesTheRange() {
        assertThat(api.get("/api/v1/products/nope/similar", READ).statusCode()).isEqualTo(404);
        HttpResponse<String> response = api.get("/api/v1/popular?limit=0", READ);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("limit is '0': expected 1 to 100");
    }

    @Test
    void sameAnswerIs304() {
        UserId user = samples.saveList(1, 2);
        String path = "/api/v1/users/" + user + "/recommendations?limit=2";
        String etag = api.get(path, READ).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
                api.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                        .header("Authorization", "Bearer " + READ)
                        .header("If-None-Match", etag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void whateverAnAnswerIsMadeOfShowsAtOnceThoughTheAnswerIsRemembered() {
        UserId user = samples.saveList(60, 61, 62);
        String path = "/api/v1/users/" + user + "/recommendations?limit=2";
        assertThat(ids(api.json(path, READ))).containsExactly("P60", "P61");
        assertThat(api.get(path, READ).body()).isEqualTo(api.get(path, READ).body());
        setInStock("P61", false);
        assertThat(ids(api.json(path, READ))).containsExactly("P60", "P62");
        setInStock("P61", true);
        assertThat(ids(api.json(path, READ))).containsExactly("P60", "P61");
        api.redis().del(RecommendationListKey.of(user));
        samples.replaceList(user, 62, 60);
        assertThat(ids(api.json(path, READ))).containsExactly("P62", "P60");
        api.send("PUT", "/api/v1/users/" + user + "/personalization", ALL, "{\"enabled\":false}");
        assertThat(api.json(path, READ).path("source").asString()).isEqualTo("popular");
    }

    private static void setInStock(String product, boolean isInStock) {
        api.jdbc().update("UPDATE sample_shop.products SET in_stock = ? WHERE product_id = ?", isInStock, product);
        api.bean(Catalog.class).refresh();
    }

    @Test
    void eventsAreKeptOrReportedOneByOne() {
        String user = UUID.randomUUID().toString();
        String body = """
                [{"type":"search","userId":"%1$s","query":"red kettle"},
                 {"type":"search","userId":"%1$s","query":"me@example.org"},
                 {"type":"view","userId":"%1$s","productId":"P1"},
                 {"type":"view","userId":"%1$s","productId":"nope"},
                 {"type":"impression","userId":"%1$s","productId":"P1","source":"popular","position":1},
                 {"type":"click","userId":"%1$s","productId":"P1","source":"popular","position":1}]
                """.formatted(user);
        HttpResponse<String> response = api.send("POST", "/api/v1/events", ALL, body);
        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode report = JsonMapper.shared().readTree(response.body());
        assertThat(report.path("accepted").asInt()).isEqualTo(4);
        assertThat(report.at("/rejected/0/index").asInt()).isEqualTo(1);
        assertThat(report.at("/rejected/0/reason").asString())
                .isEqualTo("query looks like personal data: it is not stored");
        assertThat(report.at("/rejected/1/reason").asString()).isEqualTo("product 'nope' is not in the catalog");
        assertThat(api.redis().lrange(SearchesKey.of(new UserId(user)), 0, -1)).hasSize(1);
        assertThat(api.redis().lrange(ViewsKey.of(new UserId(user)), 0, -1)).hasSize(1);
        assertThat(api.redis().lrange(ImpressionsKey.of(new UserId(user)), 0, -1))
                .hasSize(2);
        assertThat(api.redis().zscore(ActivityKey.of(new UserId(user)), user)).isNotNull();
        assertThat(api.redis().zscore(SharedKeys.PROFILE_REFRESH_DUE, user)).isNotNull();
    }

    @Test
    void repeatedPostWithTheSameKeyChangesNothing() {
        String user = UUID.randomUUID().toString();
        String body = "{\"type\":\"view\",\"userId\":\"%s\",\"productId\":\"P1\"}".formatted(user);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response =
                    api.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/api/v1/events"))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", "k-" + user)
                            .header("Authorization", "Bearer " + ALL));
            assertThat(response.body()).contains("\"repeated\":" + (i == 1));
        }
        assertThat(api.redis().llen(ViewsKey.of(new UserId(user)))).isEqualTo(1);
    }

    @Test
    void tooLargeABodyIs413() {
        String body = "[\"" + "x".repeat(300_000) + "\"]";
        assertThat(api.send("POST", "/api/v1/events", ALL, body).statusCode()).isEqualTo(413);
    }

    @Test
    void optingOutRemovesTheListAndOptingInAllowsItAgain() {
        UserId user = samples.saveList(1, 2);
        String path = "/api/v1/users/" + user;
        assertThat(source(path)).isEqualTo("personalized");
        api.send("PUT", path + "/personalization", ALL, "{\"enabled\":false}");
        assertThat(source(path)).isEqualTo("popular");
        assertThat(api.get(path + "/personalization", ALL).body()).isEqualTo("{\"enabled\":false,\"erased\":false}");
        assertThat(lists(user)).isZero();
        api.send("PUT", path + "/personalization", ALL, "{\"enabled\":true}");
        samples.saveList(user, 3, 4);
        assertThat(source(path)).isEqualTo("personalized");
    }

    @Test
    void nothingOfAnErasedUserIsLeftInAnyStore() {
        UserId user = samples.saveList(1, 2);
        String path = "/api/v1/users/" + user;
        api.mongo().getCollection(MongoCollections.USER_PROFILES).insertOne(new Document("_id", user.value()));
        source(path);
        api.send("POST", "/api/v1/events", ALL, """
                [{"type":"search","userId":"%1$s","query":"red kettle"},{"type":"view","userId":"%1$s","productId":"P1"},
                 {"type":"order","userId":"%1$s","orderId":"o","productIds":["P1"]},
                 {"type":"click","userId":"%1$s","productId":"P1","source":"popular","position":1}]
                """.formatted(user));
        api.send("PUT", path + "/personalization", ALL, "{\"enabled\":false}");
        api.jdbc().update("INSERT INTO recs_activity VALUES (?, NOW(3))", user.value());
        api.jdbc().update("INSERT INTO recs_skipped_users VALUES ('1', ?, 'why', NOW(3))", user.value());
        assertThat(dump()).contains(user.value());

        assertThat(api.send("DELETE", path, ApiUnderTest.customer(user.value()), "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(dump()).doesNotContain(user.value());
        assertThat(api.bean(Erasure.class).find(user).total()).isZero();
    }

    @Test
    void erasedUserIsNotBroughtBackByALateListOrEvent() {
        UserId user = samples.saveList(1, 2);
        api.send("DELETE", "/api/v1/users/" + user, ALL, "");
        samples.saveList(user, 3, 4);
        assertThat(source("/api/v1/users/" + user)).isEqualTo("popular");
        api.send(
                "POST",
                "/api/v1/events",
                ALL,
                "{\"type\":\"view\",\"userId\":\"%s\",\"productId\":\"P1\"}".formatted(user));
        assertThat(api.redis().exists(RecommendationListKey.of(user), ViewsKey.of(user)))
                .isZero();
        Tombstone tombstone = Tombstone.compute(user, ApiUnderTest.ERASURE_KEY.getBytes(StandardCharsets.UTF_8));
        assertThat(api.redis().exists(TombstoneKey.of(UserBucket.of(user), tombstone)))
                .isTrue();
    }

    @Test
    void healthIsOpenAndUp() {
        JsonNode health = api.json("/api/health/recommendations", "");
        assertThat(health.path("status").asString()).isEqualTo("up");
        assertThat(health.path("products").asInt()).isEqualTo(80);
    }

    @Test
    void metersMove() {
        PrometheusMeterRegistry meters = api.bean(PrometheusMeterRegistry.class);
        UserId user = samples.saveList(1, 2);
        double lookups = meters.get("recs_cache_lookups").functionCounter().count();
        double hits = meters.get("recs_cache_hits").functionCounter().count();
        long personalized = personalizedAnswers(meters);
        source("/api/v1/users/" + user);
        source("/api/v1/users/" + user);
        assertThat(meters.get("recs_cache_lookups").functionCounter().count()).isEqualTo(lookups + 2);
        assertThat(meters.get("recs_cache_hits").functionCounter().count()).isEqualTo(hits + 1);
        assertThat(personalizedAnswers(meters)).isEqualTo(personalized + 2);
        assertThat(meters.scrape())
                .contains("recommendations_retrieval_duration_seconds_bucket")
                .contains("recommendations_cache_hit_rate")
                .contains("recs_store_up{store=\"Redis\"} 1.0");
        Awaitility.await("the counters, which are sent every ten seconds")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lookupsInRedis()).isGreaterThanOrEqualTo((long) lookups + 2));
    }

    private static long personalizedAnswers(PrometheusMeterRegistry meters) {
        return meters.get("recommendations_retrieval_duration")
                .tag("source", "personalized")
                .timer()
                .count();
    }

    private static long lookupsInRedis() {
        String lookups = api.redis().hget(SharedKeys.CACHE_COUNTERS, "lookups");
        return lookups == null ? 0 : Long.parseLong(lookups);
    }

    @Test
    void documentNamesEveryPath() {
        JsonNode paths = api.json("/api/openapi.json", "").path("paths");
        assertThat(paths.propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/users/{userId}/recommendations",
                        "/api/v1/users/{userId}/merge",
                        "/api/v1/user/merge",
                        "/api/v1/guests",
                        "/api/v1/guest",
                        "/api/v1/recommendations",
                        "/api/v1/products/{productId}/similar",
                        "/api/v1/popular",
                        "/api/v1/events",
                        "/api/v1/users/{userId}/personalization",
                        "/api/v1/users/{userId}/signals",
                        "/api/v1/users/{userId}",
                        "/api/v1/user/recommendations",
                        "/api/v1/product/similar",
                        "/api/v1/user/personalization",
                        "/api/v1/user/signals",
                        "/api/v1/user",
                        "/api/v1/parameters",
                        "/api/health/recommendations");
        assertThat(api.get("/api/docs", "").body()).contains("<title>recs API</title>");
    }

    @Test
    void theComponentAndTheTextForAssistantsAreOpen() {
        HttpResponse<String> component = api.get("/api/component/recs-list.js", "");
        assertThat(component.statusCode()).isEqualTo(200);
        assertThat(component.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(component.body()).contains("customElements.define(\"recs-list\"");
        assertThat(api.get("/api/component/package.json", "").statusCode()).isEqualTo(404);
        assertThat(api.get("/llms.txt", "").body()).startsWith("# recs\n");
    }

    /** An assistant believes what it reads there. */
    @Test
    void theTextForAssistantsNamesEveryAddressAndSourceAndNoOther() {
        String text = api.get("/llms.txt", "").body();
        JsonNode document = api.json("/api/openapi.json", "");
        List<String> named = Pattern.compile("(?:GET|PUT|POST|DELETE|\\|PUT) (/?[a-z][A-Za-z/{}]*)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .map(path -> path.startsWith("/") ? path : "/api/v1/" + path)
                .toList();
        assertThat(named).hasSameElementsAs(document.path("paths").propertyNames());
        document.at("/components/schemas/RecommendationList/properties/source/enum")
                .forEach(source -> assertThat(text).contains("`" + source.asString() + "`"));
        document.at("/components/schemas/Event/properties/type/enum")
                .forEach(type -> assertThat(text).contains("\"type\":\"" + type.asString() + "\""));
    }

    @Test
    void whatTomcatRefusesIsAProblemToo() {
        HttpResponse<String> response = api.get("/api/v1/users/a%00b/recommendations", READ);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static String source(String userPath) {
        return api.json(userPath + "/recommendations", ALL).path("source").asString();
    }

    private static long lists(UserId user) {
        return api.mongo()
                .getCollection(MongoCollections.USER_RECOMMENDATIONS)
                .countDocuments(new Document("_id", user.value()));
    }

    private static List<String> ids(JsonNode body) {
        List<String> ids = new ArrayList<>();
        body.path("items").forEach(item -> ids.add(item.path("productId").asString()));
        return ids;
    }

    private static String dump() {
        return new StoreDump(api).text();
    }
}
