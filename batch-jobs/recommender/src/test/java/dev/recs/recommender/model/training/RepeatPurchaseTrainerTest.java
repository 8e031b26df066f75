package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.model.RepeatPurchase;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RepeatPurchaseTrainerTest {

    private static final int BREAD = 0;
    private static final int CAMERA = 1;
    private static final int FILM = 2;
    private static final int PRODUCTS = 30;

    /**
     * Each of 30 users has four orders: bread, camera, film and bread, bread. Bread is in 2 of the 3 orders after its first: r = 60 of n = 90,
     * and comes again after 20 and 10 days: g = 900. Camera is in none of 2, film in none of 1: n = 60 and 30. The store's rate is ρ = 60/180,
     * its interval γ = 900/60 = 15 days.
     */
    @Test
    void rateAndIntervalAreThoseOnPaper() {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < 30; user++) {
            lines.add(TestOrders.line(user, BREAD, 40));
            lines.add(TestOrders.line(user, CAMERA, 30));
            lines.add(TestOrders.line(user, FILM, 20));
            lines.add(TestOrders.line(user, BREAD, 20));
            lines.add(TestOrders.line(user, BREAD, 10));
        }

        RepeatPurchase again = trained(TestHistories.of(3, lines), 3);

        assertThat(again.rate())
                .containsExactly((float) ((60 + 20 / 3.0) / (90 + 20)), (float) ((20 / 3.0) / (60 + 20)), (float)
                        ((20 / 3.0) / (30 + 20)));
        assertThat(again.intervalDays()).containsExactly(15, 15, 15);
    }

    /** Bread after 4 days, film after 20: g = (4, 20), r = (1, 1), γ = 12; so (4 + 5 · 12) / (1 + 5) and (20 + 5 · 12) / (1 + 5). */
    @Test
    void theIntervalIsDrawnTowardsTheStores() {
        PurchaseHistory history = TestHistories.of(
                3,
                List.of(
                        TestOrders.line(0, BREAD, 30),
                        TestOrders.line(0, BREAD, 26),
                        TestOrders.line(1, FILM, 30),
                        TestOrders.line(1, FILM, 10)));

        assertThat(trained(history, 3).intervalDays()).containsExactly(64 / 6f, 12, 80 / 6f);
    }

    @Test
    void severalLinesOfOneDayAreOneOrder() {
        List<Line> lines = List.of(
                TestOrders.line(0, BREAD, 9),
                TestOrders.line(0, BREAD, 8.75),
                TestOrders.line(0, BREAD, 5),
                TestOrders.line(0, CAMERA, 5));

        RepeatPurchase again = trained(TestHistories.of(2, lines), 2);

        assertThat(again.rate()[BREAD]).isEqualTo(1);
        assertThat(again.intervalDays()[BREAD]).isEqualTo(4);
    }

    @Test
    void aStoreWithoutRepeatsHasTheDefaults() {
        RepeatPurchase again = trained(TestHistories.of(2, List.of(TestOrders.line(0, BREAD, 9))), 2);

        assertThat(again.rate()).containsExactly(0.01f, 0.01f);
        assertThat(again.intervalDays()).containsExactly(60, 60);
    }

    @Test
    void mergedTrainersGiveExactlyWhatOneGivesAndPermutingTheProductsPermutesIt() {
        List<Line> lines = TestOrders.random(1, 400, PRODUCTS);
        RepeatPurchase again = trained(TestHistories.of(PRODUCTS, lines), PRODUCTS);
        int[] numbers = TestOrders.permutation(2, PRODUCTS);
        PurchaseHistory permuted = TestHistories.of(PRODUCTS, TestOrders.permuted(lines, numbers));

        RepeatPurchase merged =
                Dense.merged(permuted, new RepeatPurchaseTrainer(PRODUCTS), new RepeatPurchaseTrainer(PRODUCTS));

        assertThat(merged.rate()).isEqualTo(Dense.permuted(again.rate(), numbers));
        assertThat(merged.intervalDays()).isEqualTo(Dense.permuted(again.intervalDays(), numbers));
    }

    @Test
    void aPlantedRepeatHasTheHighestRateAndItsInterval() {
        List<Line> lines = TestOrders.random(3, 400, PRODUCTS);
        for (int user = 0; user < 200; user++) {
            for (int order = 0; order < 20; order++) {
                lines.add(TestOrders.line(user, 29, 401 + 7 * order));
            }
        }
        RepeatPurchase again = trained(TestHistories.of(PRODUCTS, lines), PRODUCTS);

        for (int product = 0; product < 29; product++) {
            assertThat(again.rate()[29]).isGreaterThan(2 * again.rate()[product]);
        }
        assertThat(again.intervalDays()[29]).isBetween(7f, 8f);
    }

    @Test
    void trainersOfOtherProductsAreRefused() {
        assertThatThrownBy(() -> new RepeatPurchaseTrainer(2).merge(new RepeatPurchaseTrainer(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repeat purchases of 2 products cannot take in those of 3: expected one catalog");
    }

    private static RepeatPurchase trained(PurchaseHistory history, int products) {
        return new RepeatPurchaseTrainer(products).train(history);
    }
}
