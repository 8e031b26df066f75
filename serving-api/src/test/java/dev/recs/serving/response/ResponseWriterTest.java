package dev.recs.serving.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.catalog.Product;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.model.redis.RecommendationListCursor;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.serving.catalog.CatalogProduct;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.stores.ErasureSettings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseWriterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final RecommendationIds IDS =
            new RecommendationIds(new ErasureSettings("a key of sixteen bytes"), Clock.fixed(NOW, ZoneOffset.UTC));
    private static final Query QUERY = new Query(2, "", Set.of(), false, false);
    private static final ResponseIdentity EVERYBODY = IDS.identity(Recipient.EVERYBODY, Placement.POPULAR, QUERY);
    private static final CatalogSnapshot CATALOG = CatalogSnapshot.of(
            List.of(
                    product("1", "Tin \"Robot\"", "toys", true),
                    product("2", "Kerze 🕯 & Glück", "", true),
                    product("3", "Gone", "toys", false)),
            NOW);

    private static final CatalogSnapshot RANDOM_CATALOG = CatalogSnapshot.of(
            IntStream.range(0, 80)
                    .mapToObj(i -> product("P" + i, "Product " + i, "category " + i % 3, i % 11 != 0))
                    .toList(),
            NOW);

    @Test
    void bodyIsThatOfTheContractLetterForLetter() {
        ResponseWriter writer = writer(2, "", Set.of());
        writer.add(list(item("1", 0.5, new Reason(ReasonType.BOUGHT_TOGETHER, "2", 0.25), taste(0.125))));
        writer.addPopular("2", 3);
        assertThat(writer.finish(identity("a\"b"), Source.PERSONALIZED, NOW, "m"))
                .hasToString("""
                {"userId":"a\\"b","source":"personalized","generatedAt":"2026-03-01T00:00:00Z","model":"m",\
                "recommendationId":"@","items":[\
                {"productId":"1","name":"Tin \\"Robot\\"","price":2.50,"currency":"GBP","url":"/p/1","imageUrl":null,"category":"toys",\
                "inStock":true,"score":0.5,"reasons":[\
                {"type":"bought-together","productId":"2","text":"because you bought Kerze 🕯 & Glück","share":0.5},\
                {"type":"taste","productId":null,"text":"fits your taste","share":0.25}]},\
                {"productId":"2","name":"Kerze 🕯 & Glück","price":2.50,"currency":"GBP","url":"/p/2","imageUrl":null,"category":null,\
                "inStock":true,"score":3,"reasons":[\
                {"type":"popular","productId":null,"text":"bought by others lately","share":1}]}]}""".replace("@", identity("a\"b").idOf(Source.PERSONALIZED, NOW, "m")));
    }

    /** Random lists over the catalog: what the storefront gets does not depend on the form in Redis. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theAnswerOfABinaryListIsThatOfTheSameListInJson(boolean explain) {
        RandomGenerator random = new SplittableRandom(15);
        for (int round = 0; round < 200; round++) {
            RecommendationListValue value = randomList(random);
            String binary = answer(RecommendationListCursor.over(value.toBytes()), explain);
            assertThat(binary).isEqualTo(answer(RecommendationListCursor.over(JsonLists.write(value)), explain));
            assertThat(binary).contains("\"score\":", "\"shelves\":");
        }
    }

    private static String answer(RecommendationListCursor list, boolean explain) {
        try (list) {
            ResponseWriter writer =
                    new ResponseWriter(RANDOM_CATALOG, new Query(60, "", Set.of("P7"), explain, true), Set.of("P9"));
            writer.add(list);
            writer.addShelves(list.shelves());
            return writer.finish(identity("anna"), Source.PERSONALIZED, list.generatedAt(), list.model())
                    .toString();
        }
    }

    /** Numbers are such that JSON holds them exactly. */
    private static RecommendationListValue randomList(RandomGenerator random) {
        ReasonType[] types = ReasonType.values();
        List<Recommendation> items = new ArrayList<>();
        for (int item = 0; item < 60; item++) {
            List<Reason> reasons = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                reasons.add(new Reason(
                        types[random.nextInt(types.length)],
                        random.nextInt(4) == 0 ? "" : "P" + random.nextInt(90),
                        random.nextInt(-8, 64) / 64.0));
            }
            items.add(new Recommendation(
                    new ProductId("P" + random.nextInt(90)), random.nextInt(-3, 256) / 64.0, reasons));
        }
        List<Shelf> shelves = Arrays.stream(ShelfKind.values())
                .map(kind -> new Shelf(
                        kind.wireName(),
                        "P" + random.nextInt(90),
                        random.ints(16, 0, 90)
                                .mapToObj(product -> new ProductId("P" + product))
                                .toList()))
                .toList();
        return new RecommendationListValue(new ListVersion(NOW, NOW), NOW, "model", "recipe", items, shelves);
    }

    @Test
    void emptyAnswerIsStillAnAnswer() {
        assertThat(writer(2, "", Set.of()).finish(EVERYBODY, Source.DEFAULT, NOW, "popular"))
                .hasToString("{\"userId\":null,\"source\":\"default\",\"generatedAt\":\"2026-03-01T00:00:00Z\","
                        + "\"model\":\"popular\",\"recommendationId\":\""
                        + EVERYBODY.idOf(Source.DEFAULT, NOW, "popular")
                        + "\",\"items\":[]}");
    }

    @Test
    void soldOutUnknownExcludedAndRepeatedProductsDoNotShow() {
        ResponseWriter writer = writer(9, "", Set.of("2"));
        writer.add(list(item("3", 4), item("9", 3), item("2", 2), item("1", 1), item("1", 1)));
        assertThat(writer.count()).isEqualTo(1);
    }

    @Test
    void reasonOfAProductThatIsGoneSaysItsId() {
        ResponseWriter writer = writer(1, "", Set.of());
        writer.add("1", 1, List.of(new Reason(ReasonType.BOUGHT_TOGETHER, "gone", 1)));
        assertThat(writer.finish(EVERYBODY, Source.SIMILAR, NOW, "m").toString())
                .contains("\"productId\":null,\"text\":\"because you bought gone\",\"share\":1");
    }

    @Test
    void aSearchThatReadsLikeAnIdIsStillASearch() {
        ResponseWriter writer = writer(1, "", Set.of());
        writer.add("1", 1, List.of(new Reason(ReasonType.SEARCHED, "2", 1)));
        assertThat(writer.finish(EVERYBODY, Source.SIMILAR, NOW, "m").toString())
                .contains("\"productId\":null,\"text\":\"because you searched for \\\"2\\\"\",\"share\":1");
    }

    @Test
    void aRuleThatTookIsNotAPick() {
        ResponseWriter writer = writer(1, "", Set.of());
        writer.add("1", 1, List.of(new Reason(ReasonType.PROMOTED, "", -0.5)));
        assertThat(writer.finish(EVERYBODY, Source.SIMILAR, NOW, "m").toString())
                .contains("\"text\":\"put lower by the shop\",\"share\":-0.5");
    }

    @Test
    void etagTellsBodiesApart() {
        ApiResponse one = writer(1, "", Set.of()).finish(identity("a"), Source.DEFAULT, NOW, "m");
        assertThat(one.etag()).matches("\"[0-9a-f]{16}\"");
        assertThat(one.etag())
                .isEqualTo(writer(1, "", Set.of())
                        .finish(identity("a"), Source.DEFAULT, NOW, "m")
                        .etag());
        assertThat(one.etag())
                .isNotEqualTo(writer(1, "", Set.of())
                        .finish(identity("b"), Source.DEFAULT, NOW, "m")
                        .etag());
        assertThat(one.length()).isEqualTo(one.toString().getBytes(StandardCharsets.UTF_8).length);
    }

    private static ResponseIdentity identity(String user) {
        return IDS.identity(new Recipient.User(new UserId(user)), Placement.RECOMMENDATIONS, QUERY);
    }

    private static ResponseWriter writer(int limit, String category, Set<String> bought) {
        return new ResponseWriter(CATALOG, new Query(limit, category, Set.of(), false, false), bought);
    }

    private static RecommendationListCursor list(Recommendation... items) {
        return RecommendationListCursor.over(
                new RecommendationListValue(new ListVersion(NOW, NOW), NOW, "m", "r", List.of(items), List.of())
                        .toBytes());
    }

    private static Recommendation item(String id, double score, Reason... reasons) {
        return new Recommendation(new ProductId(id), score, List.of(reasons));
    }

    private static Reason taste(double amount) {
        return new Reason(ReasonType.TASTE, "", amount);
    }

    private static CatalogProduct product(String id, String name, String category, boolean inStock) {
        return CatalogProduct.of(
                new Product(new ProductId(id), name, category, "", "", new BigDecimal("2.50"), "GBP", "", inStock),
                "/p/" + id);
    }
}
