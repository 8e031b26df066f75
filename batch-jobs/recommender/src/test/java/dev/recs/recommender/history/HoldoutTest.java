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
