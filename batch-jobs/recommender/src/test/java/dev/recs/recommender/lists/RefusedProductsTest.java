package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.model.refusal.Refusals;
import dev.recs.model.refusal.SearchHasher;
import dev.recs.recommender.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refused products and categories, on lists and shelves of a small shop. */
final class RefusedProductsTest {

    private static final SmallShop SHOP = new SmallShop();
    private static final int USERS = 60;
    private static final String CATEGORY = "category 2";

    @TempDir
    private Path folder = Path.of(".");

    private final ListMaker lists = new ListMaker(SHOP.model(), ListSettings.DEFAULT);

    @Test
    void aRefusedProductIsNeitherOnTheListNorOnAShelfAndAllOthersKeepTheirScores() {
        for (int user = 0; user < USERS; user++) {
            PersonalList before = made(lists, SHOP.activity(user));
            ProductId first = before.items().getFirst().productId();
            PersonalList after = made(lists, refusing(user, RefusalKind.PRODUCT, first.value()));
            assertThat(products(after)).doesNotContain(first).isNotEmpty();
            Map<ProductId, Double> scores = scores(after);
            before.items().stream()
                    .filter(item -> scores.containsKey(item.productId()))
                    .forEach(item -> assertThat(scores).containsEntry(item.productId(), item.score()));
        }
    }

    @Test
    void aRefusalWinsOverAPinOfTheShop() throws IOException {
        Path file = Files.writeString(
                folder.resolve("rules.yml"), "rules: [{name: ours, action: pin, product: p003, position: 1}]");
        ListMaker pinned = new ListMaker(SHOP.model(), ListSettings.DEFAULT.with(RuleFile.read(file)));
        int user = 1;
        assertThat(made(pinned, SHOP.activity(user)).items().getFirst().productId())
                .isEqualTo(new ProductId("p003"));
        assertThat(products(made(pinned, refusing(user, RefusalKind.PRODUCT, "p003"))))
                .doesNotContain(new ProductId("p003"));
    }

    @Test
    void nothingOfARefusedCategoryIsShownOrSpeaksForAnything() {
        for (int user = 0; user < USERS; user++) {
            PersonalList made = made(lists, refusing(user, RefusalKind.CATEGORY, CATEGORY));
            assertThat(products(made))
                    .isNotEmpty()
                    .allSatisfy(product -> assertThat(categoryOf(product)).isNotEqualTo(CATEGORY));
            assertThat(made.items())
                    .flatMap(Recommendation::reasons)
                    .filteredOn(reason -> reason.type().namesProduct())
                    .allSatisfy(reason -> assertThat(categoryOf(new ProductId(reason.subject())))
                            .isNotEqualTo(CATEGORY));
        }
    }

    @Test
    void lessOfACategoryHalvesTheScoresOfItsProductsAndTheReasonsStillAddUp() {
        int halved = 0;
        for (int user = 0; user < USERS; user++) {
            Map<ProductId, Double> before = scores(made(lists, SHOP.activity(user)));
            for (Recommendation item : made(lists, refusing(user, RefusalKind.LESS_OF_CATEGORY, CATEGORY))
                    .items()) {
                double part = categoryOf(item.productId()).equals(CATEGORY) ? 0.5 : 1;
                Double old = before.get(item.productId());
                if (old != null) {
                    assertThat(item.score()).isEqualTo(part * old);
                    halved += part == 1 ? 0 : 1;
                }
                assertThat(item.reasons().stream().mapToDouble(Reason::amount).sum())
                        .isCloseTo(item.score(), within(1e-9));
            }
        }
        assertThat(halved).isPositive();
    }

    private PersonalList made(ListMaker maker, Activity activity) {
        return maker.make(SHOP.request(
                activity.withoutRefused(product -> SHOP.model().index().categoryOf(product.value()))));
    }

    private static Activity refusing(int user, RefusalKind kind, String subject) {
        Activity activity = SHOP.activity(user);
        UserId id = activity.userId();
        return activity.with(
                Refusals.of(id, List.of(new Refusal(kind, subject, SmallShop.NOW)), new SearchHasher(new byte[16])));
    }

    private static List<ProductId> products(PersonalList made) {
        List<ProductId> products = new ArrayList<>(
                made.items().stream().map(Recommendation::productId).toList());
        made.shelves().forEach(shelf -> products.addAll(shelf.productIds()));
        return products;
    }

    private static Map<ProductId, Double> scores(PersonalList made) {
        Map<ProductId, Double> scores = new TreeMap<>();
        made.items().forEach(item -> scores.put(item.productId(), item.score()));
        return scores;
    }

    private static String categoryOf(ProductId product) {
        return SHOP.model().index().categoryOf(product.value());
    }
}
