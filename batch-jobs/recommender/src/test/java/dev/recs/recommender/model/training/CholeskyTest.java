package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CholeskyTest {

    private static final double NOT_READ = Double.NaN;

    /** 4x + 2y = 8 and 2x + 3y = 7: the determinant is 8, x = (24 − 14) / 8, y = (28 − 16) / 8. */
    @Test
    void twoEquationsAreSolvedAsOnPaper() {
        double[] b = {8, 7};

        Cholesky.solve(new double[][] {{4, NOT_READ}, {2, 3}}, b);

        assertThat(b).containsExactly(new double[] {1.25, 1.5}, within(1e-12));
    }

    /**
     * L = (2 0 0 / 1 3 0 / −1 2 1) gives A = L·Lᵀ = (4 2 −2 / 2 10 5 / −2 5 6), and A · (1 2 3) = (4+4−6, 2+20+15, −2+10+18) = (2 37 26).
     */
    @Test
    void theMatrixBecomesItsTriangularFactor() {
        double[][] a = {{4, 2, -2}, {2, 10, 5}, {-2, 5, 6}};
        double[] b = {2, 37, 26};

        Cholesky.solve(a, b);

        assertThat(b).containsExactly(new double[] {1, 2, 3}, within(1e-12));
        assertThat(a[1][0]).isEqualTo(1);
        assertThat(Arrays.copyOf(a[2], 3)).containsExactly(-1, 2, 1);
    }

    @Test
    void theSolutionSatisfiesTheEquationsOfSeededMatrices() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 1; n <= 40; n++) {
            double[][] a = Dense.gram(n, 3 * n, n);
            double[] b = new double[n];
            double[][] copy = new double[n][];
            for (int i = 0; i < n; i++) {
                a[i][i] += 1;
                b[i] = random.nextDouble() - 0.5;
                copy[i] = a[i].clone();
            }
            double[] x = b.clone();

            Cholesky.solve(copy, x);

            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += a[i][j] * x[j];
                }
                assertThat(sum).as("equation %d of %d", i, n).isCloseTo(b[i], within(1e-10));
            }
        }
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsRefusedWithItsPivot() {
        assertThatThrownBy(() -> Cholesky.solve(new double[][] {{1, 2}, {2, 3}}, new double[] {1, 1}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("matrix of 2 rows is not positive definite: pivot 1 is -1.0, expected above 0");
    }
}
