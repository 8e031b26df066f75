package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.model.Preferences;
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
                4);

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
                4);

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

        int[] had = taken(TestHistories.of(101, lines), 400).getLast().had().products();

        assertThat(had)
                .containsExactly(IntStream.concat(IntStream.rangeClosed(2, 100), IntStream.of(0))
                        .toArray());
    }

    @Test
    void everyOrderButTheFirstOfAUserIsTaken() {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < 4; user++) {
            for (int order = 0; order < 3; order++) {
                lines.add(TestOrders.line(user, order, 9 - order));
            }
        }
        PurchaseHistory history = TestHistories.of(3, lines);

        assertThat(taken(history, new Preferences(4, OrderUnit.DAY, 1))).hasSize(8);
    }

    /** 0 two orders before the newest, 1 and 2 in it: with a decay of 1/2 a position 1/2, 1 and 1, of length 1 1/3, 2/3 and 2/3. */
    @Test
    void whatWasHadOrdersAgoCountsLess() {
        List<Taken> taken = taken(
                TestHistories.of(
                        4,
                        List.of(
                                TestOrders.line(0, 0, 4),
                                TestOrders.line(0, 1, 3),
                                TestOrders.line(0, 2, 3),
                                TestOrders.line(0, 3, 2))),
                new Preferences(1e9, OrderUnit.DAY, 0.5));

        assertThat(taken.getLast().had().products()).containsExactly(0, 1, 2);
        assertThat(taken.getLast().had().weights())
                .containsExactly(new float[] {1 / 3f, 2 / 3f, 2 / 3f}, within(1e-6f));
    }

    @Test
    void whatCountsLessThanAThousandthIsLeftOut() {
        List<Line> lines = new ArrayList<>();
        for (int product = 0; product < 20; product++) {
            lines.add(TestOrders.line(0, product, 30 - product));
        }

        int[] had = taken(TestHistories.of(20, lines), new Preferences(1e9, OrderUnit.DAY, 0.5))
                .getLast()
                .had()
                .products();

        assertThat(had).containsExactly(IntStream.range(9, 19).toArray());
    }

    private static List<Taken> taken(PurchaseHistory history, double halfLifeDays) {
        return taken(history, new Preferences(halfLifeDays, OrderUnit.DAY, 1));
    }

    private static List<Taken> taken(PurchaseHistory history, Preferences preferences) {
        List<Taken> taken = new ArrayList<>();
        OrderRows rows = new OrderRows(preferences);
        history.forEachUser(
                user -> rows.forEach(user, (had, order, millis) -> taken.add(new Taken(had, order, millis))));
        return taken;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Taken(Row had, int[] order, long millis) {}
}
