package dev.recs.model.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListDigestTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final Reason TEA = new Reason(ReasonType.BOUGHT_TOGETHER, "tea", 0.5);
    private static final Reason TASTE = new Reason(ReasonType.TASTE, "", 0.3);
    private static final Reason TREND = new Reason(ReasonType.TRENDING, "", 0.1);
    private static final Reason CUP = new Reason(ReasonType.SIMILAR_TO_VIEWED, "cup", 0.06);
    private static final Reason OTHER = new Reason(ReasonType.OTHER, "", 0.04);
    private static final Shelf SHELF = new Shelf("buy-again", "", List.of(new ProductId("tea")));

    @Test
    void timesRecipeAndUserDoNotCount() {
        RecommendationList other = new RecommendationList(
                new UserId("ben"),
                new ListVersion(NOW.plusSeconds(1), NOW),
                NOW.plusSeconds(2),
                "model",
                "another recipe",
                list(item("a", 1, TEA)).items(),
                List.of(SHELF));
        assertThat(isNear(other)).isTrue();
    }

    @Test
    void everythingThatIsShownCounts() {
        assertThat(isNear(list(item("b", 1, TEA)))).as("product").isFalse();
        assertThat(isNear(list(item("a", 1, new Reason(ReasonType.BOUGHT_AFTER, "tea", 0.5)))))
                .as("type of a reason")
                .isFalse();
        assertThat(isNear(list(item("a", 1, new Reason(ReasonType.BOUGHT_TOGETHER, "cup", 0.5)))))
                .as("subject of a reason")
                .isFalse();
        assertThat(isNear(list(item("a", 1, TEA), item("b", 1)))).as("length").isFalse();
        assertThat(isNear(new RecommendationList(
                        new UserId("anna"),
                        new ListVersion(NOW, NOW),
                        NOW,
                        "model",
                        "recipe",
                        list(item("a", 1, TEA)).items(),
                        List.of(new Shelf("buy-again", "", List.of())))))
                .as("shelves")
                .isFalse();
    }

    @Test
    void theVariantCountsAndNoneIsAsItWasBefore() {
        RecommendationList none = list(item("a", 1, TEA));
        RecommendationList one = ofVariant(none, VariantName.of("e", "a"));
        assertThat(isNear(one)).isFalse();
        assertThat(ListDigest.of(one).isNear(ListDigest.of(ofVariant(none, VariantName.of("e", "b")))))
                .isFalse();
        assertThat(ListDigest.of(one).isNear(ListDigest.of(ofVariant(none, VariantName.of("e", "a")))))
                .isTrue();
        assertThat(ListDigest.of(none).hash()).isEqualTo("a20f8507a6a606a0c87e5cc6f2316bba");
    }

    @Test
    void theOrderOfItemsCounts() {
        assertThat(ListDigest.of(list(item("a", 1), item("b", 1)))
                        .isNear(ListDigest.of(list(item("b", 1), item("a", 1)))))
                .isFalse();
    }

    @Test
    void theOrderOfReasonsCountsAmongTheThreeThatAreShown() {
        ListDigest digest = ListDigest.of(list(item("a", 1, TEA, TASTE, TREND, CUP, OTHER)));
        assertThat(digest.isNear(ListDigest.of(list(item("a", 1, TEA, TASTE, TREND, OTHER, CUP)))))
                .isTrue();
        assertThat(digest.isNear(ListDigest.of(list(item("a", 1, TASTE, TEA, TREND, CUP, OTHER)))))
                .isFalse();
        assertThat(digest.isNear(ListDigest.of(list(item("a", 1, TEA, TASTE, TREND, CUP)))))
                .as("one is gone")
                .isFalse();
    }

    @Test
    void aShareMayMoveByFivePoints() {
        assertThat(isNear(list(item("a", 1, new Reason(ReasonType.BOUGHT_TOGETHER, "tea", 0.55)))))
                .isTrue();
        assertThat(isNear(list(item("a", 1, new Reason(ReasonType.BOUGHT_TOGETHER, "tea", 0.552)))))
                .isFalse();
        assertThat(isNear(list(item("a", 1, new Reason(ReasonType.BOUGHT_TOGETHER, "tea", 0.448)))))
                .isFalse();
        assertThat(isNear(list(item("a", 4, new Reason(ReasonType.BOUGHT_TOGETHER, "tea", 2)))))
                .as("four times the score, the same share")
                .isTrue();
    }

    @Test
    void whatWasStoredIsReadAgain() {
        ListDigest digest = ListDigest.of(list(item("a", 1, TEA, TASTE)));
        ListDigest stored = ListDigest.stored(digest.hash(), digest.shares());
        assertThat(stored.isNear(digest)).isTrue();
        assertThat(digest.hash()).matches("[0-9a-f]{32}");
        assertThat(digest.shares()).containsExactly(1, 0xf4, 1, 0x2c);
        assertThat(ListDigest.stored(digest.hash(), new byte[0]).isNear(digest)).isFalse();
    }

    private static boolean isNear(RecommendationList other) {
        return ListDigest.of(list(item("a", 1, TEA))).isNear(ListDigest.of(other));
    }

    private static RecommendationList list(Recommendation... items) {
        return new RecommendationList(
                new UserId("anna"), new ListVersion(NOW, NOW), NOW, "model", "recipe", List.of(items), List.of(SHELF));
    }

    private static RecommendationList ofVariant(RecommendationList list, VariantName variant) {
        return new RecommendationList(
                list.userId(),
                list.version(),
                list.generatedAt(),
                list.model(),
                list.recipe(),
                list.items(),
                list.shelves(),
                variant);
    }

    private static Recommendation item(String id, double score, Reason... reasons) {
        return new Recommendation(new ProductId(id), score, List.of(reasons));
    }
}
