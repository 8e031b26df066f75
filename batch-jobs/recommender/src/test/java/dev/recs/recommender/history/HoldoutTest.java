package dev.recs.recommender.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HoldoutTest {

    /** 100 users buy on the 95th, 75th, 45th and 15th day before the end; one more does not buy on the 45th. */
    @Test
    void monthsAreHeldOutOneAfterTheOtherTheNewestFirst() {
        List<Line> lines = lines(Holdout.MIN_CASES, 95, 75, 45, 15);
        for (int day : new int[] {95, 75, 15}) {
            lines.add(TestOrders.line(Holdout.MIN_CASES, 0, day));
        }
        PurchaseHistory history = TestHistories.of(4, lines);

        List<Holdout> months = Holdout.months(history, TestOrders.NOW);

        assertThat(months)
                .extracting(
                        month -> Duration.between(month.asOf(), TestOrders.NOW).toDays())
                .containsExactly(30L, 60L, 90L);
        assertThat(months).extracting(month -> month.training().lines()).containsExactly(302, 202, 101);
        assertThat(months).extracting(month -> month.cases().size()).containsExactly(101, 100, 101);
    }

    @Test
    void aMonthWithTooFewCasesIsLeftOut() {
        PurchaseHistory history = TestHistories.of(4, lines(Holdout.MIN_CASES - 1, 95, 75, 45, 15));

        assertThat(Holdout.months(history, TestOrders.NOW)).isEmpty();
    }

    /** What is bought at the very moment of a cut belongs to the month after it. */
    @Test
    void theCutItselfIsHeldOut() {
        PurchaseHistory history = TestHistories.of(4, lines(Holdout.MIN_CASES, 40, 30));

        Holdout month = Holdout.months(history, TestOrders.NOW).getFirst();

        assertThat(month.training().lines()).isEqualTo(Holdout.MIN_CASES);
        assertThat(month.cases()).hasSize(Holdout.MIN_CASES);
    }

    @Test
    void theLastOrderIsHeldOutWithWhatIsInItAgain() {
        PurchaseHistory history = TestHistories.of(
                4,
                List.of(
                        TestOrders.line(0, 0, 9),
                        TestOrders.line(0, 1, 5),
                        TestOrders.line(0, 0, 1),
                        TestOrders.line(0, 2, 1),
                        TestOrders.line(1, 3, 2)));

        Holdout holdout = Holdout.lastOrderOfEach(history);

        assertThat(holdout.cases()).hasSize(1);
        assertThat(holdout.cases().getFirst().all()).containsExactly(0, 2);
        assertThat(holdout.cases().getFirst().fresh()).containsExactly(2);
        assertThat(holdout.training().lines()).isEqualTo(3);
        assertThat(holdout.asOf()).isAfter(TestOrders.line(0, 1, 5).at());
        assertThat(Holdout.lastOrdersOfEach(history)).isEmpty();
    }

    @Test
    void lastsAreTheLatestNewProductAndThenTheOneBefore() {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < Holdout.MIN_CASES; user++) {
            for (int product = 0; product < 4; product++) {
                lines.add(TestOrders.line(user, product, 9 - product));
            }
        }

        List<Holdout> lasts = Holdout.lastsOfEach(TestHistories.of(4, lines));

        assertThat(lasts)
                .extracting(last -> last.cases().getFirst().fresh())
                .containsExactly(new int[] {3}, new int[] {2});
        assertThat(lasts)
                .allSatisfy(last -> assertThat(last.cases().getFirst().all()).isEmpty());
        assertThat(lasts).extracting(last -> last.training().lines()).containsExactly(300, 200);
    }

    @Test
    void usersWhoDoNotComeBackAreHeldOutByTheirLastProducts() {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < Holdout.MIN_CASES; user++) {
            for (int product = 0; product < 3; product++) {
                lines.add(TestOrders.line(user, product, 500 + user));
            }
        }

        assertThat(Holdout.folds(TestHistories.of(3, lines), TestOrders.NOW)).hasSize(2);
        assertThat(Holdout.folds(TestHistories.of(3, lines.subList(0, 60)), TestOrders.NOW))
                .isEmpty();
    }

    /** All buy product 0 each time. */
    private static List<Line> lines(int users, int... days) {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            for (int day : days) {
                lines.add(TestOrders.line(user, 0, day));
            }
        }
        return lines;
    }
}
