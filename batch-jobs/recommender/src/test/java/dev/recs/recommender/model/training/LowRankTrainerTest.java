package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LowRankTrainerTest {

    private static final int PRODUCTS = 40;
    private static final int USERS = 500;

    /**
     * Five users bought 0 and 1, three 0 alone, four 2 and 3: d = (8 5 4 4) and
     *
     * <pre>{@code
     *     A = (1        5/√40    0  0)    eigenvalues 1 + 5/√40 of (1 1 0 0)/√2 and 1 + 1 of (0 0 1 1)/√2
     *         (5/√40    1        0  0)
     *         (0        0        1  1)
     *         (0        0        1  1)
     * }</pre>
     *
     * <p>The two largest are those; V Vᵀ is 1/2 within each pair, and n/k = 4/2: W[0][1] = √(5/8), W[1][0] = √(8/5), W[2][3] = 1.
     */
    @Test
    void theWeightsAreThoseOnPaper() {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < 8; user++) {
            lines.add(TestOrders.line(user, 0, 9));
        }
        for (int user = 0; user < 5; user++) {
            lines.add(TestOrders.line(user, 1, 5));
        }
        for (int user = 8; user < 12; user++) {
            lines.add(TestOrders.line(user, 2, 3));
            lines.add(TestOrders.line(user, 3, 3));
        }

        Dense.assertClose(
                weights(TestHistories.of(4, lines), 4, 2),
                new double[][] {
                    {0, Math.sqrt(5 / 8.0), 0, 0},
                    {Math.sqrt(8 / 5.0), 0, 0, 0},
                    {0, 0, 0, 1},
                    {0, 0, 1, 0}
                },
                1e-4);
    }

    /** What no regression on pairs can know: 0 and 2 are of one taste, by way of 1, though nobody bought both. */
    @Test
    void productsOfOneTasteSpeakForEachOtherThoughNobodyBoughtBoth() {
        List<Line> lines = new ArrayList<>();
        int user = 0;
        for (int[] pair : new int[][] {{0, 1}, {1, 2}, {3, 4}, {4, 5}}) {
            for (int buyer = 0; buyer < 20; buyer++) {
                lines.add(TestOrders.line(user, pair[0], 2));
                lines.add(TestOrders.line(user++, pair[1], 1));
            }
        }

        double[][] weights = weights(TestHistories.of(6, lines), 6, 2);

        assertThat(weights[0][2]).isGreaterThan(0.6);
        assertThat(weights[0][3]).isCloseTo(0, within(1e-4));
        assertThat(weights[0][5]).isCloseTo(0, within(1e-4));
    }

    @Test
    void permutingTheProductsPermutesTheWeights() {
        List<Line> lines = tastes(2);
        int[] numbers = TestOrders.permutation(3, PRODUCTS);

        Dense.assertClose(
                weights(TestHistories.of(PRODUCTS, TestOrders.permuted(lines, numbers)), PRODUCTS, 4),
                Dense.permuted(weights(TestHistories.of(PRODUCTS, lines), PRODUCTS, 4), numbers),
                1e-3);
    }

    @Test
    void plantedTastesAreFound() {
        double[][] weights = weights(TestHistories.of(PRODUCTS, tastes(4)), PRODUCTS, 4);

        for (int product = 0; product < PRODUCTS; product++) {
            for (int other = 0; other < PRODUCTS; other++) {
                if (other % 4 == product % 4 && other != product) {
                    assertThat(weights[product][other]).isGreaterThan(0.3);
                } else {
                    assertThat(weights[product][other]).isLessThan(0.3);
                }
            }
        }
    }

    /** Both solve what is left of the largest eigenvalues, however many there are. */
    @Test
    void moreFactorsThanThereAreProductsOrUsersAreNoFailure() {
        List<Line> lines = List.of(
                TestOrders.line(0, 0, 2), TestOrders.line(0, 1, 1), TestOrders.line(1, 0, 2), TestOrders.line(1, 1, 1));

        double[][] weights = weights(TestHistories.of(3, lines), 3, 128);

        assertThat(weights[0][1]).isCloseTo(1, within(1e-4));
        assertThat(weights[2]).containsOnly(0);
        assertThat(weights(TestHistories.of(3, List.of()), 3, 128)[0]).containsOnly(0);
    }

    /** Users of four tastes, each of ten products; a fifth of what they buy is anything. */
    private static List<Line> tastes(long seed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            for (int bought = 0; bought < 8; bought++) {
                int any = random.nextInt(PRODUCTS);
                int product = random.nextInt(5) == 0 ? any : any - any % 4 + user % 4;
                lines.add(TestOrders.line(user, product, bought));
            }
        }
        return lines;
    }

    private static double[][] weights(PurchaseHistory history, int products, int factors) {
        return Dense.of(
                new LowRankTrainer(products, TrainingSettings.DEFAULT.withFactors(factors)).train(history), products);
    }
}
