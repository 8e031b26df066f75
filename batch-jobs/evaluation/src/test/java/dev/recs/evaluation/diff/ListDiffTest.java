package dev.recs.evaluation.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By hand: products a, b, c, d cost 1, 2, 3 and nothing; a and b are tea, c is a lamp, d has no category. */
final class ListDiffTest {

    private static final ProductIndex PRODUCTS = new ProductIndex(List.of(
            product("a", "tea", "1"), product("b", "tea", "2"), product("c", "lamp", "3"), product("d", "", "0")));

    @Test
    void overlapIsThePartOfTheLongerListThatBothHave() {
        assertThat(diff(List.of(list("u", "a", "b", "c")), List.of(list("u", "b", "a")))
                        .overlap())
                .isCloseTo(2.0 / 3, within(1e-12));
        assertThat(diff(List.of(list("u", "a", "b"), list("v", "c")), List.of(list("u", "b", "a"), list("v", "d")))
                        .overlap())
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aUserWithoutAListOnOneSideSharesNothing() {
        ListDiff diff = diff(List.of(list("u", "a")), List.of(list("v", "a")));
        assertThat(diff.pairs()).hasSize(2);
        assertThat(diff.overlap()).isZero();
        assertThat(diff.now().lists()).isEqualTo(1);
        assertThat(diff.then().lists()).isEqualTo(1);
    }

    @Test
    void onlyTheFirstPlacesCount() {
        ListDiff diff = ListDiff.of(List.of(list("u", "a", "b", "c")), List.of(list("u", "a", "b", "d")), PRODUCTS, 2);
        assertThat(diff.same()).isEqualTo(1);
        assertThat(diff.largestChanges(10)).isEmpty();
    }

    @Test
    void anotherOrderIsAChangeButNotTheLargest() {
        ListDiff diff = diff(
                List.of(list("u", "a", "b"), list("v", "a", "b"), list("w", "a", "b")),
                List.of(list("u", "b", "a"), list("v", "c", "d"), list("w", "a", "b")));
        assertThat(diff.same()).isEqualTo(1);
        assertThat(diff.largestChanges(10))
                .extracting(pair -> pair.userId().value())
                .containsExactly("v", "u");
        assertThat(diff.largestChanges(1)).hasSize(1);
    }

    @Test
    void traitsAreCountedOverAllPlaces() {
        ListDiff.Traits traits = diff(List.of(list("u", "a", "b"), list("v", "c", "d")), List.of())
                .now();
        assertThat(traits.products()).isEqualTo(4);
        assertThat(traits.coverage()).isEqualTo(1);
        assertThat(traits.medianPrice()).isEqualByComparingTo("2");
        assertThat(traits.categories()).isEqualTo(Map.of("tea", 0.5, "lamp", 0.25, "without a category", 0.25));
        assertThat(traits.reasons()).isEqualTo(Map.of("taste", 1.0));
    }

    @Test
    void withoutUsersNothingDiffers() {
        ListDiff diff = diff(List.of(), List.of());
        assertThat(diff.overlap()).isEqualTo(1);
        assertThat(DiffText.lines(diff, PRODUCTS)).contains("median price: none now, none then");
    }

    @Test
    void namesOfProductsAreNoHtmlOfThePage() {
        ProductIndex products = new ProductIndex(List.of(product("<script>", "<b>", "1")));
        ListDiff diff = ListDiff.of(List.of(list("<u>", "<script>")), List.of(), products, 10);
        assertThat(DiffPage.render(diff, products, "<f>", 10))
                .contains("&lt;script&gt;", "&lt;u&gt;", "&lt;f&gt;")
                .doesNotContain("<script>", "<u>", "<f>");
    }

    private static ListDiff diff(List<RecommendationList> now, List<RecommendationList> then) {
        return ListDiff.of(now, then, PRODUCTS, 10);
    }

    private static RecommendationList list(String user, String... products) {
        return new RecommendationList(
                new UserId(user),
                new ListVersion(Instant.EPOCH, Instant.EPOCH),
                Instant.EPOCH,
                "model",
                "recipe",
                Arrays.stream(products)
                        .map(product -> new Recommendation(
                                new ProductId(product), 1, List.of(new Reason(ReasonType.TASTE, "", 1))))
                        .toList(),
                List.of());
    }

    private static Product product(String id, String category, String price) {
        return new Product(new ProductId(id), id, category, "", "", new BigDecimal(price), "GBP", "", true);
    }
}
