package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.client.model.Filters;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.ForgottenSearchesKey;
import dev.recs.model.redis.RefusedKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.serving.catalog.Catalog;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Refusals from the API through the stores to the next read and the next list. */
final class SignalsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String TOKEN = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static final int USERS = 12;

    private static ConfigurableApplicationContext jobs;
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.mongodb.vector-format", "plain-binary");
        settings.put("recs.data-dir", "target/signals");
        settings.put("recs.erasure.key", ApiUnderTest.ERASURE_KEY);
        api = ApiUnderTest.start(STACK, Map.of("recs.serving.rate-limit.per-second", 0));
        jobs = RecsApplication.open(settings);
        FixtureShop shop = new FixtureShop(jobs.getBean(JdbcTemplate.class), Instant.now());
        shop.fill(FixtureShop.TEA_AND_LAMPS, 40);
        shop.sell(new FixtureShop.Sales(USERS, 6, (i, j) -> (i * 3 + j * 7) % 40, (i, j) -> 3 + i + j));
        jobs.getBean(CatalogTraining.class).train(Instant.now());
        api.bean(Catalog.class).refresh();
    }

    @AfterAll
    static void stop() {
        jobs.close();
        api.close();
    }

    @Test
    void theReportSaysWhatTheProfileIsMadeOfAndAllWeightsAddUp() {
        search("c01", "desk lamp");
        view("c01", "P04");
        refresh("c01");

        JsonNode report = signals("c01");

        assertThat(report.path("asOf").asString()).isNotEmpty();
        assertThat(report.path("signals").findValuesAsString("type")).contains("purchase", "search", "view");
        assertThat(report.path("signals").findValues("weight").stream()
                        .mapToDouble(JsonNode::asDouble)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(report.path("signals").findValuesAsString("text")).contains("desk lamp", "tea cup no. 4");
        assertThat(report.path("categories").findValuesAsString("category")).contains("tea");
        assertThat(report.path("refusals")).isEmpty();
    }

    @Test
    void aProductThatIsNotForTheUserIsGoneFromTheNextReadAndStaysAwayUntilItIsTakenBack() {
        refresh("c02");
        List<String> before = ids("c02");
        String product = before.getFirst();

        String id = refuse("c02", "\"type\":\"product\",\"productId\":\"%s\"".formatted(product));
        assertThat(ids("c02")).isNotEmpty().doesNotContain(product);
        assertThat(due("c02")).as("a refresh is due").isTrue();
        refresh("c02");
        assertThat(ids("c02")).isNotEmpty().doesNotContain(product);
        api.redis().del("user_recommendations:c02");
        api.mongo().getCollection(MongoCollections.USER_RECOMMENDATIONS).deleteOne(Filters.eq("_id", "c02"));
        assertThat(ids("c02"))
                .as("what fills a page without a list")
                .isNotEmpty()
                .doesNotContain(product);

        takeBack("c02", id);
        refresh("c02");
        assertThat(ids("c02")).isEqualTo(before);
    }

    @Test
    void nothingOfARefusedCategoryIsShown() {
        refresh("c03");
        assertThat(list("c03").path("items").findValuesAsString("category")).contains("tea");
        refuse("c03", "\"type\":\"category\",\"category\":\"tea\"");
        assertThat(list("c03").path("items").findValuesAsString("category"))
                .isNotEmpty()
                .doesNotContain("tea");
        refresh("c03");
        assertThat(list("c03").path("items").findValuesAsString("category"))
                .isNotEmpty()
                .doesNotContain("tea");
    }

    @Test
    void aGiftIsNamedByNoReasonOfTheNextReadAndSpeaksForNothingInTheNextList() {
        refresh("c04");
        String gift = list("c04").path("items").findValues("reasons").stream()
                .flatMap(JsonNode::valueStream)
                .filter(reason -> reason.path("type").asString().matches("bought-.*|similar-to-bought|purchases"))
                .map(reason -> reason.path("productId").asString())
                .findFirst()
                .orElseThrow();

        refuse("c04", "\"type\":\"purchase\",\"productId\":\"%s\"".formatted(gift));
        assertThat(subjects("c04")).doesNotContain(gift);
        assertThat(signals("c04").path("signals").findValuesAsString("productId"))
                .doesNotContain(gift);
        refresh("c04");
        assertThat(subjects("c04")).doesNotContain(gift);
        assertThat(signals("c04").path("refusals").get(0).path("productId").asString())
                .isEqualTo(gift);
    }

    @Test
    void aForgottenSearchIsNowhereInTheStoresAndComesBackWithinTenMinutes() {
        UserId user = new UserId("c05");
        search("c05", "zebra lamp");
        search("c05", "desk lamp");
        refresh("c05");
        assertThat(signals("c05").path("signals").findValuesAsString("text")).contains("zebra lamp");

        String id = refuse("c05", "\"type\":\"search\",\"query\":\"Zebra  lamp\"");

        assertThat(api.redis().lrange(SearchesKey.of(user), 0, -1))
                .hasSize(1)
                .noneMatch(text -> text.contains("zebra"));
        assertThat(api.mongo().getCollection(MongoCollections.USER_PROFILES).find(Filters.eq("_id", "c05")))
                .singleElement()
                .asString()
                .contains("desk lamp")
                .doesNotContain("zebra");
        assertThat(list("c05").toString()).contains("personalized").doesNotContain("zebra");
        refresh("c05");
        assertThat(traces("zebra")).isEqualTo(List.of(ForgottenSearchesKey.of(user)));
        assertThat(api.redis().ttl(ForgottenSearchesKey.of(user))).isBetween(1L, 600L);
        assertThat(signals("c05").path("refusals").get(0).path("text").isNull()).isTrue();

        takeBack("c05", id);
        refresh("c05");
        assertThat(signals("c05").path("signals").findValuesAsString("text")).contains("zebra lamp", "desk lamp");
    }

    @Test
    void anErasureTakesRefusalsAlongAndAUserWithoutPersonalListsStoresNone() {
        refresh("c06");
        refuse("c06", "\"type\":\"product\",\"productId\":\"P01\"");
        assertThat(rows("c06")).isEqualTo(1);
        assertThat(api.send("DELETE", "/api/v1/users/c06", TOKEN, "").statusCode())
                .isEqualTo(200);
        assertThat(rows("c06")).isZero();
        assertThat(api.redis().exists(RefusedKey.of(new UserId("c06")))).isFalse();
        assertThat(put("c06", "\"type\":\"product\",\"productId\":\"P01\"").statusCode())
                .isEqualTo(409);

        assertThat(api.send("PUT", "/api/v1/users/c07/personalization", TOKEN, "{\"enabled\":false}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = put("c07", "\"type\":\"product\",\"productId\":\"P01\"");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("urn:recs:problem:conflict", "no personal lists");
        assertThat(rows("c06") + rows("c07")).isZero();
    }

    @Test
    void whatIsNoRefusalIsRefused() {
        for (String body : List.of(
                "\"type\":\"nothing\"",
                "\"type\":\"product\"",
                "\"type\":\"search\",\"query\":\"  \"",
                "\"type\":\"search\",\"query\":\"%s\"".formatted("q".repeat(201)),
                "\"type\":\"category\",\"category\":\"a\\nb\"",
                "\"type\":\"view\",\"productId\":\"%s\"".formatted("p".repeat(65)))) {
            assertThat(put("c08", body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(rows("c08")).isZero();
    }

    /** Keys of Redis and tables or collections whose lines hold the text. */
    private static List<String> traces(String text) {
        return new StoreDump(api)
                .text()
                .lines()
                .filter(line -> line.contains(text))
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    private static long rows(String user) {
        Long count =
                api.jdbc().queryForObject("SELECT COUNT(*) FROM recs_refusals WHERE user_id = ?", Long.class, user);
        return count == null ? 0 : count;
    }

    private static boolean due(String user) {
        return jobs.getBean(QueueMonitor.class).depth() > 0
                && api.redis().hexists(SharedKeys.PENDING_PROFILE_REFRESHES, user);
    }

    @Test
    void longNamesOfOneUserDoNotBecomeALoadForEveryRead() {
        String emoji = "\uD83D\uDE00".repeat(196);
        int refused = 0;
        while (refused < 100
                && put("c10", category("%04d".formatted(refused) + emoji)).statusCode() == 200) {
            refused++;
        }
        assertThat(refused).as("of 800 bytes each").isBetween(35, 45);
        assertThat(put("c10", category("one more")).statusCode()).isEqualTo(409);
        assertThat(api.redis().strlen(RefusedKey.of(new UserId("c10")))).isLessThan(40_000);
    }

    @Test
    void whatIsNoTextIsRefused() {
        for (String text : List.of("", " ", "a\\nb", "\\u0085", "\\ud800", "x".repeat(201))) {
            assertThat(put("c11", category(text)).statusCode()).as(text).isEqualTo(400);
        }
        assertThat(put("c11", category("\uD83D\uDE00".repeat(200))).statusCode())
                .isEqualTo(200);
    }

    private static String category(String name) {
        return "\"type\":\"category\",\"category\":\"%s\"".formatted(name);
    }

    private static HttpResponse<String> put(String user, String properties) {
        return api.send("PUT", "/api/v1/users/" + user + "/signals", TOKEN, "{" + properties + "}");
    }

    private static String refuse(String user, String properties) {
        HttpResponse<String> response = put(user, properties);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body()).path("id").asString();
    }

    private static void takeBack(String user, String id) {
        HttpResponse<String> response = api.send("DELETE", "/api/v1/users/" + user + "/signals?id=" + id, TOKEN, "");
        assertThat(response.body()).isEqualTo("{\"refusals\":[]}");
    }

    private static void search(String user, String query) {
        post("{\"type\":\"search\",\"userId\":\"%s\",\"query\":\"%s\"}".formatted(user, query));
    }

    private static void view(String user, String product) {
        post("{\"type\":\"view\",\"userId\":\"%s\",\"productId\":\"%s\"}".formatted(user, product));
    }

    private static void post(String event) {
        assertThat(api.send("POST", "/api/v1/events", TOKEN, event).statusCode())
                .isEqualTo(202);
    }

    /** The moment of a list must be later than the events, the refusals, and the list before it. */
    private static void refresh(String user) {
        jobs.getBean(CurrentPipeline.class)
                .current()
                .refresh(List.of(new UserId(user)), Instant.now().plus(Duration.ofMillis(5)));
    }

    private static JsonNode signals(String user) {
        return api.json("/api/v1/users/" + user + "/signals", TOKEN);
    }

    private static JsonNode list(String user) {
        return api.json("/api/v1/users/" + user + "/recommendations?explain=true&shelves=true", TOKEN);
    }

    private static List<String> ids(String user) {
        List<String> ids = new ArrayList<>();
        list(user).path("items").forEach(item -> ids.add(item.path("productId").asString()));
        return ids;
    }

    /** Of all reasons, contributions and shelves. */
    private static List<String> subjects(String user) {
        JsonNode list = list(user);
        List<String> subjects = new ArrayList<>();
        list.path("items").forEach(item -> {
            subjects.addAll(item.path("reasons").findValuesAsString("productId"));
            subjects.addAll(item.path("contributions").findValuesAsString("productId"));
        });
        list.path("shelves")
                .forEach(shelf -> subjects.add(shelf.path("productId").asString("")));
        assertThat(subjects).isNotEmpty();
        return subjects;
    }
}
