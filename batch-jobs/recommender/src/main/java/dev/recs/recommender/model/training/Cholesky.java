package dev.recs.recommender.model.training;

/**
 * Solves small symmetric positive definite systems {@code A · x = b} by {@code A = L · Lᵀ}, L lower triangular.
 *
 * <p>Golub, Van Loan: Matrix computations (4th edition), sections 3.1 and 4.2.
 */
public final class Cholesky {

    private Cholesky() {}

    /**
     * Solves {@code A · x = b}.
     *
     * @param a n times n, of which the lower triangle is read; its place is taken by L
     * @param b n numbers; their place is taken by x
     * @throws ArithmeticException if A is not positive definite
     */
    public static void solve(double[][] a, double[] b) {
        factorise(a);
        forward(a, b);
        backward(a, b);
    }

    /** {@code L[i][j] = (A[i][j] − Σ L[i][k] · L[j][k]) / L[j][j]} over k below j, and the square root on the diagonal. */
    private static void factorise(double[][] a) {
        for (int i = 0; i < a.length; i++) {
            double[] row = a[i];
            for (int j = 0; j <= i; j++) {
                double[] other = a[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                if (i != j) {
                    row[j] = sum / other[j];
                } else if (sum > 0) {
                    row[i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException(
                            "matrix of %d rows is not positive definite: pivot %d is %s, expected above 0"
                                    .formatted(a.length, i, sum));
                }
            }
        }
    }

    /** {@code L · y = b}. */
    private static void forward(double[][] l, double[] b) {
        for (int i = 0; i < b.length; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i][k] * b[k];
            }
            b[i] = sum / l[i][i];
        }
    }

    /** {@code Lᵀ · x = y}. */
    private static void backward(double[][] l, double[] y) {
        for (int i = y.length - 1; i >= 0; i--) {
            double sum = y[i];
            for (int k = i + 1; k < y.length; k++) {
                sum -= l[k][i] * y[k];
            }
            y[i] = sum / l[i][i];
        }
    }
}
