package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.model.redis.ViewsKey;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.Popular;
import dev.recs.testing.LocalStack;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Values in the stores that are not of our form: each costs its own user something, nobody an error, and no store its good name. */
final class BrokenValuesIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");

    /** More than a breaker bears. */
    private static final int MANY = 30;

    private static ApiUnderTest api;
    private static StoredSamples samples;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                STACK, Map.of("recs.serving.rate-limit.per-second", 0, "recs.serving.intervals.probe", "1h"));
        samples = new StoredSamples(api);
        samples.saveProducts(80);
        samples.savePopular("", 40, 41, 42);
        api.bean(Catalog.class).refresh();
        api.bean(Popular.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** Without a probe, which would hide that a store was blamed. */
    @AfterEach
    void noStoreIsBlamed() {
        assertThat(api.json("/api/health/recommendations", "")
                        .path("dependencies")
                        .toString())
                .doesNotContain("down");
    }

    @Test
    void aListOfAnotherTypeIsReadFromMongodbAndWrittenOver() {
        UserId user = samples.saveList(1, 2);
        api.redis().lpush(RecommendationListKey.of(user), "not ours");
        for (int i = 0; i < MANY; i++) {
            assertThat(answer(user).path("source").asString()).isEqualTo("personalized");
        }
        assertThat(api.redis().type(RecommendationListKey.of(user))).isEqualTo("string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"items\":7}",
                "{\"generatedAt\":\"x\",\"items\":[]}",
                "{\"items\":[[null,1,[]]]}",
                "{\"items\":[[\"P1\",\"NaN\",[]]]}",
                "{\"items\":[[\"P1\",1,[[null,\"P9\",1]]]]}",
                "{\"items\":[[\"P1\",1,[[\"searched\",null,1]]]]}",
                "{\"items\":[[\"P1\",1,[[\"searched\",\"x\"",
                "{\"items\":[[\"P1\",1,[]]],\"shelves\":[[null,\"\",[]]]}",
                "{\"items\":[[\"P1\",1,[]]],\"shelves\":[[\"trending\",\"\",[\" \"]]]}"
            })
    void aListThatIsNotOfOurFormIsReadFromMongodb(String text) {
        UserId user = samples.saveList(1, 2);
        api.redis().set(RecommendationListKey.of(user), text);
        JsonNode answer = api.json("/api/v1/users/" + user + "/recommendations?shelves=true", ALL);
        assertThat(answer.path("source").asString()).isEqualTo("personalized");
        assertThat(answer.at("/items/1/productId").asString()).isEqualTo("P2");
    }

    @Test
    void aBinaryListThatIsCutOffIsReadFromMongodb() {
        UserId user = samples.saveList(1, 2);
        answer(user);
        byte[] whole = api.redis().get(bytes(RecommendationListKey.of(user)));
        for (int length = whole.length - 1; length > whole.length - 20; length--) {
            api.redis().set(bytes(RecommendationListKey.of(user)), Arrays.copyOf(whole, length));
            JsonNode answer = api.json("/api/v1/users/" + user + "/recommendations?shelves=true", ALL);
            assertThat(answer.path("source").asString()).isEqualTo("personalized");
            assertThat(answer.at("/items/1/productId").asString()).isEqualTo("P2");
        }
    }

    @Test
    void aListOfALaterFormatIsReadFromMongodbAndLeftThereIfItIsNewer() {
        UserId user = samples.saveList(1, 2);
        byte[] newer = ofFormat99(Instant.now().plusSeconds(3_600));
        api.redis().set(bytes(RecommendationListKey.of(user)), newer);
        api.redis().set(bytes(UserProfileKey.of(user)), newer);
        for (int i = 0; i < 2; i++) {
            JsonNode answer = answer(user);
            assertThat(answer.path("source").asString()).isEqualTo("personalized");
            assertThat(answer.at("/items/0/productId").asString()).isEqualTo("P1");
        }
        assertThat(api.redis().get(bytes(RecommendationListKey.of(user)))).isEqualTo(newer);
    }

    @Test
    void aListOfALaterFormatIsWrittenOverIfItIsOlder() {
        UserId user = samples.saveList(1, 2);
        api.redis().set(bytes(RecommendationListKey.of(user)), ofFormat99(Instant.EPOCH));
        assertThat(answer(user).path("source").asString()).isEqualTo("personalized");
        byte[] refilled = api.redis().get(bytes(RecommendationListKey.of(user)));
        assertThat(RecommendationListValue.parse(refilled).items().getFirst().productId())
                .isEqualTo(new ProductId("P1"));
    }

    @Test
    void aListOfRelease100IsRead() {
        UserId user = new UserId(UUID.randomUUID().toString());
        api.redis()
                .set(
                        RecommendationListKey.of(user),
                        "{\"asOf\":1,\"activityUntil\":1,\"generatedAt\":1,\"model\":\"m\",\"recipe\":\"r\","
                                + "\"items\":[[\"P3\",1,[]]],\"shelves\":[]}");
        JsonNode answer = answer(user);
        assertThat(answer.path("source").asString()).isEqualTo("personalized");
        assertThat(answer.at("/items/0/productId").asString()).isEqualTo("P3");
    }

    @Test
    void whatWasBoughtSinceAndTheProfileMayBeBroken() {
        UserId user = samples.saveList(1, 2);
        api.redis().set(BoughtSinceKey.of(user), "x".repeat(70));
        assertThat(answer(user).path("source").asString()).isEqualTo("personalized");
        UserId withoutList = new UserId(UUID.randomUUID().toString());
        api.redis().set(UserProfileKey.of(withoutList), "{\"dominantCategories\":7");
        assertThat(answer(withoutList).path("source").asString()).isEqualTo("popular");
    }

    @Test
    void documentsOfAnotherFormAreAsNone() {
        for (int i = 0; i < MANY; i++) {
            UserId user = new UserId(UUID.randomUUID().toString());
            api.mongo()
                    .getCollection(MongoCollections.USER_RECOMMENDATIONS)
                    .insertOne(new Document("_id", user.value()).append("products", "P1"));
            assertThat(answer(user).path("source").asString()).isEqualTo("popular");
        }
    }

    @Test
    void aProfileOfAnotherFormTakesNoList() {
        UserId user = samples.saveList(1, 2);
        api.mongo()
                .getCollection(MongoCollections.USER_PROFILES)
                .insertOne(new Document("_id", user.value())
                        .append("dataSnapshot", new Document("dominantCategories", "odd")));
        assertThat(answer(user).path("source").asString()).isEqualTo("personalized");
    }

    @Test
    void aReasonThatOnlyALaterVersionKnowsIsSomeOther() {
        UserId user = samples.saveList(1, 2);
        api.mongo()
                .getCollection(MongoCollections.USER_RECOMMENDATIONS)
                .updateOne(Filters.eq("_id", user.value()), Updates.set("items.0.reasons.0.type", "horoscope"));
        JsonNode answer = answer(user);
        assertThat(answer.path("source").asString()).isEqualTo("personalized");
        assertThat(answer.at("/items/0/reasons/0/text").asString()).isEqualTo("other reasons");
    }

    @Test
    void oneBrokenProductOrPopularListHidesNoOther() {
        api.jdbc()
                .update(
                        "INSERT INTO sample_shop.products (product_id, name, in_stock, updated_at) VALUES (' X', 'X', TRUE, NOW(3))");
        api.mongo().getCollection(MongoCollections.POPULAR_PRODUCTS).insertOne(new Document("_id", "category:broken"));
        samples.savePopular("even", 50);
        api.bean(Catalog.class).refresh();
        api.bean(Popular.class).refresh();
        assertThat(api.json("/api/health/recommendations", "").path("products").asInt())
                .isEqualTo(80);
        assertThat(api.json("/api/v1/popular?category=even&limit=1", ALL)
                        .at("/items/0/productId")
                        .asString())
                .isEqualTo("P50");
    }

    @Test
    void neighboursOfAnotherFormAreAsNone() {
        api.mongo().getCollection(MongoCollections.PRODUCT_NEIGHBOURS).insertOne(new Document("_id", "P3"));
        JsonNode answer = api.json("/api/v1/products/P3/similar", ALL);
        assertThat(answer.path("source").asString()).isEqualTo("popular");
    }

    @Test
    void anEventForAKeyOfAnotherTypeIsRecordedAndAllOthersOnce() {
        String user = UUID.randomUUID().toString();
        api.redis().set(ViewsKey.of(new UserId(user)), "not ours");
        HttpResponse<String> response = post("""
                [{"type":"search","userId":"%1$s","query":"kettle"},{"type":"view","userId":"%1$s","productId":"P1"},
                 {"type":"search","userId":"%1$s","query":"pot"}]""".formatted(user));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(api.redis().lrange(ViewsKey.of(new UserId(user)), 0, -1)).hasSize(1);
        assertThat(api.redis().lrange(SearchesKey.of(new UserId(user)), 0, -1)).hasSize(2);
    }

    @Test
    void whatWasBoughtSinceHasABound() {
        String user = UUID.randomUUID().toString();
        String ids = String.join(
                ",",
                IntStream.range(0, 200).mapToObj(i -> "\"P" + i % 80 + "\"").toList());
        String order =
                "{\"type\":\"order\",\"userId\":\"%s\",\"orderId\":\"o\",\"productIds\":[%s]}".formatted(user, ids);
        String orders = "[" + String.join(",", Collections.nCopies(100, order)) + "]";
        for (int i = 0; i < 3; i++) {
            assertThat(post(orders).statusCode()).isEqualTo(202);
        }
        assertThat(api.redis().strlen(BoughtSinceKey.of(new UserId(user)))).isBetween(1L, 33_800L);
    }

    @Test
    void onlySourcesThatWeNameAreCounted() {
        String shown = "{\"type\":\"click\",\"userId\":\"u\",\"productId\":\"P1\",\"source\":\"%s\",\"position\":1}";
        assertThat(post(shown.formatted("shelf-trending")).body()).contains("\"accepted\":1");
        assertThat(post(shown.formatted("anything")).body())
                .contains("\"accepted\":0", "source is unknown: expected the source of a response");
    }

    @Test
    void whoOptedOutIsNotShownWhatWasJustBought() {
        String user = UUID.randomUUID().toString();
        api.send("PUT", "/api/v1/users/" + user + "/personalization", ALL, "{\"enabled\":false}");
        post("{\"type\":\"order\",\"userId\":\"%s\",\"orderId\":\"o\",\"productIds\":[\"P40\"]}".formatted(user));
        assertThat(answer(new UserId(user)).at("/items/0/productId").asString()).isEqualTo("P41");
    }

    /** An envelope as {@code docs/reference/schema-redis.md} describes it, before a body that nobody knows. */
    private static byte[] ofFormat99(Instant asOf) {
        return ByteBuffer.allocate(60)
                .put(new byte[] {(byte) 0x89, 'R', 'E', 'C', 99})
                .putLong(asOf.toEpochMilli())
                .putLong(0)
                .array();
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode answer(UserId user) {
        return api.json("/api/v1/users/" + user + "/recommendations", ALL);
    }

    private static HttpResponse<String> post(String body) {
        return api.send("POST", "/api/v1/events", ALL, body);
    }
}
