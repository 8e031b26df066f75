package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.model.training.InteractionRows.Row;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderRowsTest {

    /**
     * 0 on two days, the last 8 days before the order, 1 on one day, 4 days before it: with a half-life of 4 days √2 · 1/4 and 1 · 1/2, or in the
     * ratio of 1 to √2; of length 1 these are 1/√3 and √2/√3.
     */
    @Test
    void whatAUserHadIsThatOnPaper() {
        List<Taken> taken = taken(
                TestHistories.of(
                        3,
                        List.of(
                                TestOrders.line(0, 0, 20),
                                TestOrders.line(0, 0, 10),
                                TestOrders.line(0, 1, 6),
                                TestOrders.line(0, 2, 2))),
                4,
                1);

        Taken last = taken.getLast();
        assertThat(last.had().products()).containsExactly(0, 1);
        assertThat(last.had().weights())
                .containsExactly(new float[] {(float) Math.sqrt(1 / 3.0), (float) Math.sqrt(2 / 3.0)}, within(1e-6f));
        assertThat(last.order()).containsExactly(2);
        assertThat(last.millis()).isEqualTo(TestOrders.line(0, 2, 2).at().toEpochMilli());
    }

    @Test
    void theFirstOrderHasNothingBeforeItAndLinesOfOneDayAreOneOrder() {
        List<Taken> taken = taken(
                TestHistories.of(
                        3,
                        List.of(
                                TestOrders.line(0, 0, 5),
                                TestOrders.line(0, 2, 2.75),
                                TestOrders.line(0, 1, 2.5),
                                TestOrders.line(0, 2, 2.25))),
                4,
                1);

        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().had().products()).containsExactly(0);
        assertThat(taken.getFirst().order()).containsExactly(1, 2);
    }

    /** 0 is bought again last, so of 101 products 1 is the one had longest ago. */
    @Test
    void ofManyProductsTheLatestHundredCount() {
        List<Line> lines = new ArrayList<>();
        for (int product = 0; product <= 100; product++) {
            lines.add(TestOrders.line(0, product, 300 - product));
        }
        lines.add(TestOrders.line(0, 0, 10));
        lines.add(TestOrders.line(0, 50, 5));

        int[] had = taken(TestHistories.of(101, lines), 400, 1).getLast().had().products();

        assertThat(had)
                .containsExactly(IntStream.concat(IntStream.rangeClosed(2, 100), IntStream.of(0))
                        .toArray());
    }

    @Test
    void ofManyOrdersEverySoManyIsTakenAcrossUsers() {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < 4; user++) {
            for (int order = 0; order < 3; order++) {
                lines.add(TestOrders.line(user, order, 9 - order));
            }
        }
        PurchaseHistory history = TestHistories.of(3, lines);

        assertThat(taken(history, 4, 1)).hasSize(8);
        assertThat(taken(history, 4, 3)).extracting(one -> one.order()[0]).containsExactly(1, 2, 1);
        assertThat(OrderRows.step(history)).isEqualTo(1);
    }

    private static List<Taken> taken(PurchaseHistory history, double halfLifeDays, int step) {
        List<Taken> taken = new ArrayList<>();
        OrderRows rows = new OrderRows(halfLifeDays, step);
        history.forEachUser(
                user -> rows.forEach(user, (had, order, millis) -> taken.add(new Taken(had, order, millis))));
        return taken;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Taken(Row had, int[] order, long millis) {}
}
