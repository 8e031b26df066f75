package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The shop's rules in a nightly job: lists, popular lists, and what changed rules rewrite. */
final class RulesIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void rulesShapeListsAndPopularListsAndAChangeOfThemMakesListsStale() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yml"), """
                rules:
                  - {name: no lamps, action: exclude, category: lamps, price: 1..}
                  - {name: tea first, action: pin, position: 1, product: P18}
                """);
        try (SmallStore store = new SmallStore(STACK, Map.of("recs.rules.file", rules.toString()))) {
            store.fill();
            store.run(Selection.ALL, SmallStore.NOW);

            assertThat(ids(store.list("c00")))
                    .isNotEmpty()
                    .allMatch(RulesIT::isTea)
                    .startsWith("P18");
            assertThat(store.list("c01"))
                    .as("bought lamps only, and what is excluded is no evidence")
                    .isNull();
            Document first = items(store.list("c00")).getFirst();
            assertThat(first.getList("reasons", Document.class).getFirst())
                    .containsEntry("type", "promoted")
                    .containsEntry("subject", "tea first");
            assertNoLampIsOffered(store);
            assertOnlyThoseWithoutAListAreRead(store);
        }
        Files.writeString(rules, "rules: [{name: no tea, action: exclude, category: tea}]");
        Map<String, Object> halfOfTheShop =
                Map.of("recs.rules.file", rules.toString(), "recs.refresh.max-delete-fraction", "1");
        try (SmallStore store = new SmallStore(STACK, halfOfTheShop)) {
            assertThat(store.account(Selection.STALE, SmallStore.NOW.plusSeconds(120)))
                    .satisfies(account -> assertThat(account.count(Outcome.UNCHANGED)
                                    + account.count(Outcome.LIST_UNCHANGED)
                                    + account.count(Outcome.REFRESHED)
                                    + account.count(Outcome.TOO_FEW_SIGNALS))
                            .isEqualTo(SmallStore.CUSTOMERS));
            assertThat(store.list("c00")).as("bought tea only").isNull();
            assertThat(ids(store.list("c01"))).isNotEmpty().noneMatch(RulesIT::isTea);
        }
    }

    private static void assertNoLampIsOffered(SmallStore store) {
        assertThat(popular(store, "")).isNotEmpty().allMatch(RulesIT::isTea).startsWith("P18");
        assertThat(popular(store, "lamps")).isEmpty();
        assertThat(withheld(store)).isNotEmpty().noneMatch(RulesIT::isTea);
        assertThat(store.all(MongoCollections.PRODUCT_NEIGHBOURS).stream()
                        .flatMap(one -> one.get("similar", Document.class).getList("ids", String.class).stream()))
                .isNotEmpty()
                .allMatch(RulesIT::isTea);
    }

    private static void assertOnlyThoseWithoutAListAreRead(SmallStore store) {
        RefreshAccount again = store.account(Selection.STALE, SmallStore.NOW.plusSeconds(60));
        assertThat(again.read()).isEqualTo(again.count(Outcome.TOO_FEW_SIGNALS)).isEqualTo(SmallStore.CUSTOMERS / 2);
    }

    /** By the list over all products, which names them for all. */
    private static List<String> withheld(SmallStore store) {
        return store.all(MongoCollections.POPULAR_PRODUCTS).stream()
                .flatMap(list -> list.getList("withheld", String.class, List.of()).stream())
                .toList();
    }

    private static boolean isTea(String product) {
        return Integer.parseInt(product.substring(1)) % 2 == 0;
    }

    private static List<String> ids(@Nullable Document list) {
        return items(list).stream().map(item -> item.getString("productId")).toList();
    }

    private static List<Document> items(@Nullable Document list) {
        return Objects.requireNonNull(list).getList("items", Document.class);
    }

    private static List<String> popular(SmallStore store, String category) {
        return store.all(MongoCollections.POPULAR_PRODUCTS).stream()
                .filter(list -> category.equals(list.getString("category")))
                .flatMap(list -> list.getList("items", Document.class).stream())
                .map(item -> item.getString("productId"))
                .toList();
    }
}
