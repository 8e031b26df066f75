package dev.recs.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.recommender.model.Buyers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A shop of 600 products that is three years old. */
final class ClaimsTest {

    private static final int PRODUCTS = 600;
    private static final int TODAY = 20_000;

    private final int[] week = new int[PRODUCTS];
    private final int[] month = new int[PRODUCTS];
    private final int[] before = new int[PRODUCTS];
    private final int[] firstDay = new int[PRODUCTS];

    ClaimsTest() {
        Arrays.setAll(week, product -> 1);
        Arrays.setAll(month, product -> 4);
        Arrays.setAll(before, product -> 12);
        Arrays.setAll(firstDay, product -> TODAY - 1_000);
    }

    @Test
    void onlyTheHeadOfTheBuyersIsCalledMostBought() {
        for (int product = 0; product < 50; product++) {
            week[product] = 100 - product;
        }
        assertThat(type(0)).isEqualTo(ReasonType.POPULAR_THIS_WEEK);
        assertThat(type(49)).isEqualTo(ReasonType.POPULAR_THIS_WEEK);
        assertThat(type(50)).isEqualTo(ReasonType.TRENDING);
        assertThat(claims().reason(3, 0.5)).isEqualTo(new Reason(ReasonType.POPULAR_THIS_WEEK, "50", 0.5));
    }

    @Test
    void productsThatShareTheLastPlaceWithOneBeyondAreNotAmongThem() {
        for (int product = 0; product < 51; product++) {
            week[product] = product < 40 ? 20 : 10;
        }
        assertThat(type(39)).isEqualTo(ReasonType.POPULAR_THIS_WEEK);
        assertThat(type(40)).isEqualTo(ReasonType.TRENDING);
    }

    @Test
    void theHeadOfTheMonthIsAtMostATenthOfWhatWasSold() {
        for (int product = 0; product < 60; product++) {
            month[product] = 100 - product;
        }
        assertThat(claims().reason(10, 1)).isEqualTo(new Reason(ReasonType.POPULAR_THIS_MONTH, "50", 1));
        Arrays.fill(month, 100, PRODUCTS, 0);
        assertThat(claims().reason(9, 1)).isEqualTo(new Reason(ReasonType.POPULAR_THIS_MONTH, "10", 1));
        assertThat(type(10)).isNotEqualTo(ReasonType.POPULAR_THIS_MONTH);
    }

    @Test
    void whatCameLatelyAndSellsIsNewAndWhatSellsMoreThanBeforeRises() {
        Arrays.fill(month, 100, 220, 20);
        Arrays.fill(before, 100, 220, 60);
        firstDay[5] = TODAY - 20;
        month[5] = 6;
        before[6] = 8;
        month[6] = 6;
        month[7] = 6;
        before[7] = 9;

        assertThat(type(5)).isEqualTo(ReasonType.NEW_AND_SELLING);
        assertThat(type(6)).isEqualTo(ReasonType.RISING);
        assertThat(type(7)).as("exactly twice as many").isEqualTo(ReasonType.TRENDING);
    }

    @Test
    void aYoungShopHasNothingNew() {
        Arrays.fill(month, 100, 220, 20);
        Arrays.fill(firstDay, TODAY - 100);
        firstDay[5] = TODAY - 20;
        month[5] = 6;

        assertThat(type(5)).isEqualTo(ReasonType.TRENDING);
    }

    @Test
    void nothingIsSaidOfWhatNobodyBoughtLately() {
        month[3] = 0;
        before[3] = 0;

        assertThat(type(3)).isEqualTo(ReasonType.OTHER);
        assertThat(claims().sellsWell(3)).isFalse();
    }

    private ReasonType type(int product) {
        return claims().typeOf(product);
    }

    private Claims claims() {
        return new Claims(new Buyers(week, month, before, firstDay, TODAY));
    }
}
