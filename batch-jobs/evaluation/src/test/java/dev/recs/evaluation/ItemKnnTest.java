package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.evaluation.Split.Task;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ItemKnnTest {

    private static final int PRODUCTS = 40;

    /**
     * Two users bought 0 and 1, a third 0 and 2: cos[0][1] = 2/√(3·2), cos[0][2] = 1/√(3·1), cos[1][2] = 0. The third user's scores: of 0 what 2
     * says, of 1 and of 2 what 0 says.
     */
    @Test
    void theScoresAreThoseOnPaper() {
        double[][] scores =
                SmallSplit.of(3, new int[][] {{0, 1}, {0, 1}, {0, 2}}).scores(ItemKnn::train);

        assertThat(scores[2])
                .containsExactly(new double[] {1 / Math.sqrt(3), 2 / Math.sqrt(6), 1 / Math.sqrt(3)}, within(1e-12));
        assertThat(scores[0])
                .containsExactly(new double[] {2 / Math.sqrt(6), 2 / Math.sqrt(6), 1 / Math.sqrt(3)}, within(1e-12));
    }

    @Test
    void permutingTheProductsPermutesTheScores() {
        List<Line> lines = TestOrders.random(1, 300, PRODUCTS);
        int[] numbers = TestOrders.permutation(2, PRODUCTS);
        double[][] scores = SmallSplit.of(PRODUCTS, lines).scores(ItemKnn::train);
        double[][] permuted =
                SmallSplit.of(PRODUCTS, TestOrders.permuted(lines, numbers)).scores(ItemKnn::train);

        for (int user = 0; user < scores.length; user++) {
            assertThat(permuted[user]).containsExactly(SmallSplit.permuted(scores[user], numbers), within(1e-12));
        }
    }

    /** The cosine divides by the square root of the buyers of both. */
    @Test
    void asManyUsersAgainChangeNothing() {
        List<Line> lines = TestOrders.random(3, 300, PRODUCTS);
        List<Line> twice = new ArrayList<>(lines);
        lines.forEach(line -> twice.add(new Line(300 + line.user(), line.product(), line.at())));

        double[][] one = SmallSplit.of(PRODUCTS, lines).scores(ItemKnn::train);
        double[][] two = SmallSplit.of(PRODUCTS, twice).scores(ItemKnn::train);

        assertThat(two[7]).containsExactly(one[7], within(1e-12));
        assertThat(two[307]).containsExactly(one[7], within(1e-12));
    }

    @Test
    void thePlantedPartnerOfAUsersOnlyProductIsFirst() {
        List<Line> lines = TestOrders.random(4, 300, PRODUCTS);
        for (int user = 300; user < 360; user++) {
            lines.add(TestOrders.line(user, 38, 2));
            lines.add(TestOrders.line(user, 39, 1));
        }
        lines.add(TestOrders.line(360, 38, 1));

        assertThat(SmallSplit.of(PRODUCTS, lines).train(ItemKnn::train).top(360, Task.NEW, 1))
                .containsExactly(39);
    }
}
