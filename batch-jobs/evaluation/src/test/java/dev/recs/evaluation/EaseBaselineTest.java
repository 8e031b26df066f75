package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.evaluation.Split.Task;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EaseBaselineTest {

    private static final int PRODUCTS = 40;

    /**
     * Two users bought 0 and 1, a third 0 alone, and nobody 2: G = (3 2 / 2 2), λ = 300. Of two products each is regressed on the other alone:
     * B[0][1] = 2 / (3 + 300) and B[1][0] = 2 / (2 + 300).
     */
    @Test
    void theScoresAreThoseOnPaper() {
        double[][] scores = SmallSplit.of(3, new int[][] {{0, 1}, {0, 1}, {0}}).scores(EaseBaseline::train);

        assertThat(scores[0]).containsExactly(new double[] {2 / 302.0, 2 / 303.0, 0}, within(1e-8));
        assertThat(scores[2]).containsExactly(new double[] {0, 2 / 303.0, 0}, within(1e-8));
    }

    @Test
    void permutingTheProductsPermutesTheScores() {
        List<Line> lines = TestOrders.random(1, 300, PRODUCTS);
        int[] numbers = TestOrders.permutation(2, PRODUCTS);
        double[][] scores = SmallSplit.of(PRODUCTS, lines).scores(EaseBaseline::train);
        double[][] permuted =
                SmallSplit.of(PRODUCTS, TestOrders.permuted(lines, numbers)).scores(EaseBaseline::train);

        for (int user = 0; user < scores.length; user++) {
            assertThat(permuted[user]).containsExactly(SmallSplit.permuted(scores[user], numbers), within(1e-6));
        }
    }

    @Test
    void thePlantedPartnerOfAUsersOnlyProductIsFirst() {
        List<Line> lines = TestOrders.random(3, 300, PRODUCTS);
        for (int user = 300; user < 360; user++) {
            lines.add(TestOrders.line(user, 38, 2));
            lines.add(TestOrders.line(user, 39, 1));
        }
        lines.add(TestOrders.line(360, 38, 1));

        assertThat(SmallSplit.of(PRODUCTS, lines).train(EaseBaseline::train).top(360, Task.NEW, 1))
                .containsExactly(39);
    }
}
