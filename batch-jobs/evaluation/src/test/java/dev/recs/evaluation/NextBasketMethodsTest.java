package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.evaluation.Split.Task;
import dev.recs.testing.TestOrders;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked by hand after the papers. */
final class NextBasketMethodsTest {

    /** User 0 bought 0, then 1, then 0 again; user 1 bought 2 once, user 2 bought 1 and 2 together. */
    private final SmallSplit store = SmallSplit.of(
            4,
            List.of(
                    TestOrders.line(0, 0, 3),
                    TestOrders.line(0, 1, 2),
                    TestOrders.line(0, 0, 1),
                    TestOrders.line(1, 2, 5),
                    TestOrders.line(2, 1, 5),
                    TestOrders.line(2, 2, 5)));

    @Test
    void pTopFreqCountsTheOrdersOfTheUser() {
        double[][] scores = store.scores((split, owned) -> TopFrequency.personal(split));

        assertThat(scores[0]).containsExactly(2, 1, 0, 0);
    }

    @Test
    void gpTopFreqGoesOnWithTheOrdersOfAll() {
        Method method = store.train((split, owned) -> TopFrequency.personalThenGlobal(split));

        assertThat(method.top(0, Task.ALL, 4)).containsExactly(0, 1, 2, 3);
        assertThat(method.top(1, Task.ALL, 4)).containsExactly(2, 0, 1, 3);
        assertThat(method.top(1, Task.NEW, 2)).containsExactly(0, 1);
    }

    /**
     * Groups of 2, newest first: {0, 1} and {0}. Within a half, between a half: 0 has 1/(2·2) + (1/2)/(2·1) = 1/2, 1 has (1/2)/(2·2) = 1/8.
     * Nearest to user 0, of squared length 17/64, is user 1 at 17/64 + 1 before user 2 at 17/64 + 2 − 1/4.
     */
    @Test
    void tifuKnnIsThatOnPaper() {
        double[][] scores =
                store.scores((split, owned) -> TifuKnn.train(split, new TifuKnn.Settings(2, 0.5, 0.5, 1, 0.75)));

        assertThat(scores[0]).containsExactly(new double[] {0.75 / 2, 0.75 / 8, 0.25, 0}, within(1e-12));
    }

    /** Of two users each counts half. */
    @Test
    void tifuKnnTakesTheMeanOfTheNearest() {
        double[][] scores =
                store.scores((split, owned) -> TifuKnn.train(split, new TifuKnn.Settings(2, 0.5, 0.5, 2, 0.75)));

        assertThat(scores[0]).containsExactly(new double[] {0.75 / 2, 0.75 / 8 + 0.125, 0.25, 0}, within(1e-12));
    }

    /** Users 0 and 2 share 1: w = 1/(√2·√2) = 1/2, to the power 2 1/4; user 0 is alike itself by 1, and last bought 0. */
    @Test
    void upCfIsThatOnPaper() {
        double[][] scores =
                store.scores((split, owned) -> UserPopularity.train(split, new UserPopularity.Settings(1, 0.5, 2, 3)));

        assertThat(scores[0]).containsExactly(new double[] {1, 0.25, 0.25, 0}, within(1e-12));
    }

    /** With all three orders π of user 0 is 2/3 and 1/3. */
    @Test
    void upCfTakesThePartOfTheLastOrders() {
        double[][] scores =
                store.scores((split, owned) -> UserPopularity.train(split, new UserPopularity.Settings(9, 0.5, 2, 1)));

        assertThat(scores[0]).containsExactly(new double[] {2 / 3.0, 1 / 3.0, 0, 0}, within(1e-12));
    }

    /** The last of 0 is the newest order, 1 came one before: 1 and 0.6; the cosine of 1 and 2 is 1/√(2·2). */
    @Test
    void recencyCountsEachLaterOrder() {
        double[][] scores =
                store.scores((split, owned) -> ItemKnn.train(split, owned, "recency", Recency.byOrder(split, owned)));

        assertThat(scores[0][2]).isCloseTo(0.6 / 2, within(1e-12));
        assertThat(scores[2][2]).isCloseTo(1 / 2.0, within(1e-12));
    }
}
