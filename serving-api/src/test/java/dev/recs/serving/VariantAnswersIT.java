package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.Popular;
import dev.recs.testing.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.resps.StreamEntry;
import tools.jackson.databind.JsonNode;

/** Answers made of lists of variants, and what refers to them. */
final class VariantAnswersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events");
    private static final VariantName DIVERSE = VariantName.of("more-variety", "diverse");
    private static ApiUnderTest api;
    private static StoredSamples samples;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of("recs.serving.rate-limit.per-second", 0));
        samples = new StoredSamples(api);
        samples.saveProducts(20);
        samples.savePopular("", 4, 5, 6, 8);
        samples.savePopular("even", 4, 6, 8);
        api.bean(Catalog.class).refresh();
        api.bean(Popular.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void anEventHasTheVariantOfTheListThatItsAnswerWasMadeOf() {
        for (VariantName variant : List.of(DIVERSE, VariantName.of("more-variety", "control"), VariantName.NONE)) {
            UserId user = samples.saveList(new UserId("user-" + variant.shortHash()), variant, 1, 2, 3);
            JsonNode fromMongo = read(user, "");
            JsonNode fromRedis = read(user, "");
            JsonNode explained = read(user, "&explain=true");
            assertThat(fromMongo.path("source").asString()).isEqualTo("personalized");
            for (JsonNode answer : List.of(fromMongo, fromRedis, explained)) {
                assertThat(variantOfClick(user, answer)).isEqualTo(Integer.toString(variant.shortHash()));
            }
        }
    }

    @Test
    void ofTwoListsThatAreEqualButForTheirVariantsTheIdsDiffer() {
        UserId user = samples.saveList(new UserId("moved"), DIVERSE, 1, 2, 3);
        String first = read(user, "").path("recommendationId").asString();
        api.redis().flushDB();
        samples.replaceList(user, VariantName.NONE, 1, 2, 3);
        assertThat(read(user, "").path("recommendationId").asString()).isNotEqualTo(first);
    }

    @Test
    void theHoldOutIsAnsweredWithThePopularListAndSaysSo() {
        UserId user = samples.saveList(new UserId("held-out"), VariantName.HOLD_OUT, 4, 5, 6, 8);
        JsonNode answer = read(user, "&limit=4");
        assertThat(answer.path("source").asString()).isEqualTo("popular");
        assertThat(answer.path("items").findValuesAsString("productId").subList(0, 1))
                .containsExactly("P4");
        assertThat(answer.path("shelves"))
                .extracting(shelf -> shelf.path("kind").asString())
                .as("no shelf of a category that the user likes")
                .doesNotContain("more-in-category");
        assertThat(variantOfClick(user, answer)).isEqualTo(Integer.toString(VariantName.HOLD_OUT.shortHash()));
    }

    /** Which queries a list has nothing for depends on the list, so their answers are of its variant like all others. */
    @Test
    void anAnswerForWhichTheListHasNothingIsOfItsVariantToo() {
        for (VariantName variant : List.of(DIVERSE, VariantName.HOLD_OUT)) {
            UserId user = samples.saveList(new UserId("odd-" + variant.shortHash()), variant, 1, 3, 5);
            for (int read = 0; read < 2; read++) {
                JsonNode answer = read(user, "&category=even&limit=2");
                assertThat(products(answer)).containsExactly("P4", "P6");
                assertThat(answer.path("source").asString()).isEqualTo("popular");
                assertThat(variantOfClick(user, answer)).isEqualTo(Integer.toString(variant.shortHash()));
            }
        }
    }

    /** As everybody does who has no account; the same if nothing of the list may be shown. */
    @Test
    void theHoldOutSeesWhatItBoughtAndNothingOfWhatItLikes() {
        UserId user = samples.saveList(new UserId("buyer"), VariantName.HOLD_OUT, 4, 5);
        UserId nothing = samples.saveList(new UserId("sold-out"), VariantName.HOLD_OUT, 7);
        for (UserId one : List.of(user, nothing)) {
            read(one, "");
            api.redis().set(BoughtSinceKey.of(one), "P4\n");
            api.redis()
                    .set(
                            UserProfileKey.of(one).getBytes(StandardCharsets.UTF_8),
                            new ProfileSummaryValue(new ListVersion(Instant.now(), Instant.now()), List.of("even"))
                                    .toBytes(""));
            JsonNode answer = read(one, "&limit=2");
            assertThat(products(answer)).containsExactly("P4", "P5");
            assertThat(answer.path("source").asString()).isEqualTo("popular");
            assertThat(answer.path("shelves"))
                    .extracting(shelf -> shelf.path("kind").asString())
                    .doesNotContain("more-in-category");
        }
    }

    private static List<String> products(JsonNode answer) {
        return answer.path("items")
                .valueStream()
                .map(item -> item.path("productId").asString())
                .toList();
    }

    private static JsonNode read(UserId user, String parameters) {
        return api.json("/api/v1/users/%s/recommendations?shelves=true%s".formatted(user, parameters), ALL);
    }

    /** As the entry has it that waits for a worker. */
    private static String variantOfClick(UserId user, JsonNode answer) {
        api.redis().del(SharedKeys.RECOMMENDATION_EVENTS);
        api.send(
                "POST",
                "/api/v1/events",
                ALL,
                "[{\"userId\":\"%s\",\"type\":\"click\",\"productId\":\"P1\",\"source\":\"%s\",\"position\":1,\"recommendationId\":\"%s\"}]"
                        .formatted(
                                user,
                                answer.path("source").asString(),
                                answer.path("recommendationId").asString()));
        return api.redis().xrange(SharedKeys.RECOMMENDATION_EVENTS, "-", "+").stream()
                .map(StreamEntry::getFields)
                .map(entry -> entry.get("variant"))
                .findFirst()
                .orElseThrow();
    }
}
