package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.Popular;
import dev.recs.testing.LocalStack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The rows beside a list, over real servers. {@code P7} is sold out. */
final class ShelvesIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String TOKEN = ApiUnderTest.service("recs:read", "recs:events");
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of());
        StoredSamples samples = new StoredSamples(api);
        samples.saveProducts(60);
        samples.savePopular("", IntStream.range(30, 60).toArray());
        api.bean(Catalog.class).refresh();
        api.bean(Popular.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aRowLeavesOutWhatTheListShowsAndWhatAnotherRowShowsAndWhatIsSoldOut() {
        UserId user = save(
                List.of(1, 2, 3),
                new Shelf("because-you-bought", "P20", ids(3, 4, 5, 6, 7, 8)),
                new Shelf("trending", "", ids(4, 9, 10, 11, 12)),
                new Shelf("buy-again", "", ids(4, 5, 13, 14, 15)));

        JsonNode body = list(user, "limit=3&shelves=true");

        assertThat(products(body)).containsExactly("P1", "P2", "P3");
        assertThat(body.path("shelves")).hasSize(2);
        JsonNode first = body.path("shelves").get(0);
        assertThat(first.path("kind").asString()).isEqualTo("because-you-bought");
        assertThat(first.path("title").asString()).isEqualTo("Because you bought Product 20");
        assertThat(first.path("productId").asString()).isEqualTo("P20");
        assertThat(products(first)).containsExactly("P4", "P5", "P6", "P8");
        assertThat(first.path("items").get(0).path("name").asString()).isEqualTo("Product 4");
        assertThat(first.path("items").get(0).path("score").isNull()).isTrue();
        assertThat(body.path("shelves").get(1).path("title").asString()).isEqualTo("Trending");
        assertThat(products(body.path("shelves").get(1))).containsExactly("P9", "P10", "P11", "P12");
    }

    @Test
    void withoutAskingForThemThereAreNoShelves() {
        UserId user = save(List.of(1, 2), new Shelf("trending", "", ids(3, 4, 5, 6)));

        assertThat(list(user, "limit=2").has("shelves")).isFalse();
    }

    @Test
    void whatWasJustBoughtLeavesTheRowsAtOnce() {
        UserId user = save(List.of(1, 2), new Shelf("buy-again", "", ids(10, 11, 12, 13, 14)));
        assertThat(api.send("POST", "/api/v1/events", TOKEN, """
                        {"type":"order","userId":"%s","orderId":"o1","productIds":["P11"]}""".formatted(user))
                        .statusCode())
                .isEqualTo(202);

        assertThat(products(list(user, "limit=2&shelves=true").path("shelves").get(0)))
                .containsExactly("P10", "P12", "P13", "P14");
    }

    @Test
    void aUserWithoutAListGetsTheRowOfTheStore() {
        JsonNode body = list(new UserId("nobody"), "limit=4&shelves=true");

        assertThat(body.path("source").asString()).isEqualTo("popular");
        assertThat(body.path("shelves")).hasSize(1);
        assertThat(body.path("shelves").get(0).path("kind").asString()).isEqualTo("trending");
        assertThat(products(body.path("shelves").get(0))).hasSize(12).doesNotContainAnyElementsOf(products(body));
    }

    @Test
    void aListOfTheOldFormWithoutRowsGetsThoseOfTheStore() {
        UserId user = save(List.of(1, 2));

        JsonNode body = list(user, "limit=2&shelves=true");

        assertThat(body.path("source").asString()).isEqualTo("personalized");
        assertThat(body.path("shelves").get(0).path("kind").asString()).isEqualTo("trending");
    }

    private static JsonNode list(UserId user, String query) {
        return api.json("/api/v1/users/" + user + "/recommendations?" + query, TOKEN);
    }

    private static List<String> products(JsonNode body) {
        List<String> ids = new ArrayList<>();
        body.path("items").forEach(item -> ids.add(item.path("productId").asString()));
        return ids;
    }

    private static UserId save(List<Integer> products, Shelf... shelves) {
        UserId user = new UserId(UUID.randomUUID().toString());
        List<Recommendation> items = products.stream()
                .map(product -> new Recommendation(
                        new ProductId("P" + product),
                        1.0 / product,
                        List.of(new Reason(ReasonType.TRENDING, "", 1.0 / product))))
                .toList();
        api.mongo()
                .getCollection(MongoCollections.USER_RECOMMENDATIONS)
                .insertOne(RecommendationListDocument.of(new RecommendationList(
                        user, new ListVersion(AS_OF, AS_OF), AS_OF, "test", "recipe", items, List.of(shelves))));
        return user;
    }

    private static List<ProductId> ids(int... products) {
        return IntStream.of(products)
                .mapToObj(product -> new ProductId("P" + product))
                .toList();
    }
}
