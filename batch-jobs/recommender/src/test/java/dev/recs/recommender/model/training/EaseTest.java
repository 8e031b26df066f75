package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recs.testing.TestOrders;
import org.junit.jupiter.api.Test;

final class EaseTest {

    private static final int PRODUCTS = 30;
    private static final float LAMBDA = 3;

    /**
     * Two users bought both products, a third the first one only: G = (3 2 / 2 2). With λ = 1, G + λI = (4 2 / 2 3), its determinant is 8,
     * P = (3 −2 / −2 4) / 8. So B[0][1] = 2/8 : 4/8 = 1/2 and B[1][0] = 2/8 : 3/8 = 2/3.
     */
    @Test
    void theWeightsAreThoseOnPaper() {
        float[] b = {3, 2, 2, 2};

        Ease.solve(b, 2, 1);

        assertThat(b).containsExactly(new float[] {0, 0.5f, 2 / 3f, 0}, within(1e-6f));
    }

    /** Column j of B is the ridge regression of product j on the others: {@code (G[C][C] + λI) · b = G[C][j]}. */
    @Test
    void eachColumnIsTheRidgeRegressionOnAllOthers() {
        double[][] g = Dense.gram(1, 400, PRODUCTS);
        double[][] b = solved(g, LAMBDA);

        for (int j = 0; j < PRODUCTS; j++) {
            for (int i = 0; i < PRODUCTS; i++) {
                double sum = LAMBDA * b[i][j];
                for (int k = 0; k < PRODUCTS; k++) {
                    sum += g[i][k] * b[k][j];
                }
                assertThat(sum).as("%d on %d", j, i).isCloseTo(i == j ? sum : g[i][j], within(1e-3));
            }
            assertThat(b[j][j]).isZero();
        }
    }

    @Test
    void permutingTheProductsPermutesTheWeights() {
        double[][] g = Dense.gram(2, 400, PRODUCTS);
        int[] numbers = TestOrders.permutation(3, PRODUCTS);

        Dense.assertClose(solved(Dense.permuted(g, numbers), LAMBDA), Dense.permuted(solved(g, LAMBDA), numbers), 1e-5);
    }

    @Test
    void asManyUsersAgainWithTwiceTheRidgeChangeNothing() {
        double[][] g = Dense.gram(4, 400, PRODUCTS);
        double[][] twice = new double[PRODUCTS][PRODUCTS];
        for (int i = 0; i < PRODUCTS; i++) {
            for (int j = 0; j < PRODUCTS; j++) {
                twice[i][j] = 2 * g[i][j];
            }
        }

        Dense.assertClose(solved(twice, 2 * LAMBDA), solved(g, LAMBDA), 1e-5);
    }

    @Test
    void aPlantedPairHasTheLargestWeights() {
        double[][] g = Dense.gram(5, 400, PRODUCTS);
        for (int i : new int[] {7, 19}) {
            for (int j : new int[] {7, 19}) {
                g[i][j] += 60;
            }
        }

        assertThat(Dense.largest(solved(g, LAMBDA))).containsExactlyInAnyOrder(7, 19);
    }

    @Test
    void noProductsNeedNoLibrary() {
        float[] none = {};

        Ease.solve(none, 0, 1);

        assertThat(none).isEmpty();
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsRefused() {
        assertThatThrownBy(() -> Ease.solve(new float[] {1, 2, 2, 1}, 2, 0.5f))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("matrix of 2 rows could not be factorised (LAPACK info 2): expected it positive definite");
    }

    private static double[][] solved(double[][] g, float lambda) {
        float[] b = Dense.flat(g);
        Ease.solve(b, g.length, lambda);
        return Dense.square(b, g.length);
    }
}
