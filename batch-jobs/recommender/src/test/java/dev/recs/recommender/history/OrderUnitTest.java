package dev.recs.recommender.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderUnitTest {

    private static final double MINUTE = 1 / 1_440.0;

    @Test
    void aBasketOfOneMomentIsAnOrderOfItsDay() {
        List<Line> lines = new ArrayList<>();
        for (int product = 0; product < 20; product++) {
            lines.add(TestOrders.line(0, product, 3));
            lines.add(TestOrders.line(0, product, 9));
        }

        assertThat(OrderUnit.of(TestHistories.of(20, lines))).isEqualTo(OrderUnit.DAY);
    }

    @Test
    void aSittingOfManyMomentsIsManyOrders() {
        List<Line> lines = new ArrayList<>();
        for (int product = 0; product < 20; product++) {
            lines.add(TestOrders.line(0, product, 3 + product * MINUTE));
        }
        PurchaseHistory history = TestHistories.of(20, lines);

        assertThat(OrderUnit.of(history)).isEqualTo(OrderUnit.MOMENT);
        assertThat(Orders.of(history.user(0), OrderUnit.MOMENT)).hasSize(20);
    }

    @Test
    void anOrderHoldsEachProductOnceAscending() {
        List<Line> lines = List.of(
                TestOrders.line(0, 2, 3), TestOrders.line(0, 1, 3), TestOrders.line(0, 2, 3), TestOrders.line(0, 0, 1));

        assertThat(Orders.of(TestHistories.of(3, lines).user(0), OrderUnit.DAY))
                .extracting(Orders.Order::products)
                .containsExactly(new int[] {1, 2}, new int[] {0});
    }

    @Test
    void aHistoryWithoutLinesGoesByDays() {
        assertThat(OrderUnit.of(TestHistories.of(1, List.of()))).isEqualTo(OrderUnit.DAY);
    }
}
