package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.evaluation.ImplicitAls.Settings;
import dev.recs.evaluation.Split.Task;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ImplicitAlsTest {

    private static final int PRODUCTS = 30;
    private static final Settings SMALL = new Settings(6, 10, 4);

    /**
     * One factor, two items with y = (1 2), one user who bought the second. YᵀY = 5; with α = 10 and λ = 15, x = (1 + 10) · 2 / (5 + 10 · 2² + 15)
     * = 22/60. Then of the item bought y = 11x / (11x² + 15), and of the other one 0.
     */
    @Test
    void theFactorsOfOneUserAreThoseOnPaper() {
        ImplicitAls als = new ImplicitAls(
                new int[][] {{1}}, new int[][] {{}, {0}}, new Settings(1, 10, 15), new double[][] {{1}, {2}});

        als.solveUsers();
        double x = 22 / 60.0;
        assertThat(als.ofUser(0)).containsExactly(new double[] {x}, within(1e-12));
        assertThat(als.score(0, 1)).isCloseTo(2 * x, within(1e-12));

        als.solveItems();
        assertThat(als.ofItem(0)).containsExactly(0);
        assertThat(als.ofItem(1)).containsExactly(new double[] {11 * x / (11 * x * x + 15)}, within(1e-12));
    }

    /**
     * Two factors, items (1 0) and (1 1), a user who bought the first. YᵀY = (2 1 / 1 1); with α = 1 and λ = 1 the system is (2+1+1 1 / 1 1+1) · x =
     * 2 · (1 0), its determinant 7: x = (4/7 −2/7).
     */
    @Test
    void theFactorsOfTwoDimensionsAreThoseOnPaper() {
        ImplicitAls als = new ImplicitAls(
                new int[][] {{0}}, new int[][] {{0}, {}}, new Settings(2, 1, 1), new double[][] {{1, 0}, {1, 1}});

        als.solveUsers();

        assertThat(als.ofUser(0)).containsExactly(new double[] {4 / 7.0, -2 / 7.0}, within(1e-12));
    }

    @Test
    void eachHalfOfASweepLowersTheLoss() {
        SmallSplit split = SmallSplit.of(PRODUCTS, TestOrders.random(1, 200, PRODUCTS));
        ImplicitAls als = new ImplicitAls(split.bought(), split.buyers(), SMALL, random(PRODUCTS));
        als.solveUsers();
        double loss = loss(als, split.bought());

        for (int half = 0; half < 12; half++) {
            if (half % 2 == 0) {
                als.solveItems();
            } else {
                als.solveUsers();
            }
            double next = loss(als, split.bought());
            assertThat(next).as("half sweep %d", half).isLessThan(loss);
            loss = next;
        }
    }

    /** At the minimum of a convex function no step leads down. */
    @Test
    void noUsersFactorsAreBetterThanThoseSolvedFor() {
        SmallSplit split = SmallSplit.of(PRODUCTS, TestOrders.random(2, 20, PRODUCTS));
        double[][] y = random(PRODUCTS);
        ImplicitAls als = new ImplicitAls(split.bought(), split.buyers(), SMALL, y);
        als.solveUsers();
        for (int user = 0; user < 20; user++) {
            double[] x = als.ofUser(user);
            double least = loss(x, y, split.bought()[user]);
            for (int factor = 0; factor < x.length; factor++) {
                for (double step : new double[] {-0.01, 0.01}) {
                    double[] moved = x.clone();
                    moved[factor] += step;
                    assertThat(loss(moved, y, split.bought()[user])).isGreaterThan(least);
                }
            }
        }
    }

    @Test
    void permutingTheItemsPermutesTheScores() {
        List<Line> lines = TestOrders.random(3, 100, PRODUCTS);
        int[] numbers = TestOrders.permutation(4, PRODUCTS);
        SmallSplit split = SmallSplit.of(PRODUCTS, lines);
        SmallSplit other = SmallSplit.of(PRODUCTS, TestOrders.permuted(lines, numbers));
        double[][] y = random(PRODUCTS);
        double[][] permutedY = new double[PRODUCTS][];
        for (int item = 0; item < PRODUCTS; item++) {
            permutedY[numbers[item]] = y[item].clone();
        }
        ImplicitAls als = new ImplicitAls(split.bought(), split.buyers(), SMALL, y);
        ImplicitAls permuted = new ImplicitAls(other.bought(), other.buyers(), SMALL, permutedY);
        for (ImplicitAls one : List.of(als, permuted)) {
            one.solveUsers();
            one.solveItems();
        }

        for (int user = 0; user < 100; user++) {
            for (int item = 0; item < PRODUCTS; item++) {
                assertThat(permuted.score(user, numbers[item])).isCloseTo(als.score(user, item), within(1e-9));
            }
        }
    }

    /** Users 0 to 99 buy of the first half of the products, all others of the second. */
    @Test
    void whatAUserHasNotYetOfHisOwnHalfIsFirst() {
        SplittableRandom random = new SplittableRandom(5);
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < 200; user++) {
            for (int i = 0; i < 8; i++) {
                int product = random.nextInt(PRODUCTS / 2) + (user < 100 ? 0 : PRODUCTS / 2);
                lines.add(TestOrders.line(user, product, 10 + i));
            }
        }
        Method als = SmallSplit.of(PRODUCTS, lines).train(ImplicitAls::train);

        for (int user = 0; user < 200; user++) {
            boolean first = user < 100;
            assertThat(Arrays.stream(als.top(user, Task.NEW, 5)))
                    .as("user %d", user)
                    .hasSize(5)
                    .allMatch(product -> product < PRODUCTS / 2 == first);
        }
    }

    private static double loss(ImplicitAls als, int[][] bought) {
        double[][] y = new double[PRODUCTS][];
        double loss = 0;
        for (int item = 0; item < PRODUCTS; item++) {
            y[item] = als.ofItem(item);
            loss += SMALL.lambda() * dot(y[item], y[item]);
        }
        for (int user = 0; user < bought.length; user++) {
            loss += loss(als.ofUser(user), y, bought[user]);
        }
        return loss;
    }

    /** Σ (1 + α·p) · (p − x·y)² + λ‖x‖² of one user. */
    private static double loss(double[] x, double[][] y, int[] bought) {
        double loss = SMALL.lambda() * dot(x, x);
        for (int item = 0; item < y.length; item++) {
            double p = Arrays.binarySearch(bought, item) >= 0 ? 1 : 0;
            double error = p - dot(x, y[item]);
            loss += (1 + SMALL.alpha() * p) * error * error;
        }
        return loss;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double[][] random(int rows) {
        SplittableRandom random = new SplittableRandom(6);
        double[][] matrix = new double[rows][SMALL.factors()];
        for (double[] row : matrix) {
            Arrays.setAll(row, i -> random.nextDouble() - 0.5);
        }
        return matrix;
    }
}
