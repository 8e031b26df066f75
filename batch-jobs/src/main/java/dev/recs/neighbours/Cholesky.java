package dev.recs.neighbours;

/** Solves small symmetric positive definite systems. */
public final class Cholesky {

    private Cholesky() {}

    /**
     * Solves {@code matrix · x = right}; both are overwritten, {@code right} by x.
     *
     * @throws ArithmeticException if the matrix is not positive definite
     */
    public static void solve(double[][] matrix, double[] right) {
        factorise(matrix);
        int n = right.length;
        for (int i = 0; i < n; i++) {
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= matrix[i][k] * right[k];
            }
            right[i] = sum / matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = right[i];
            for (int k = i + 1; k < n; k++) {
                sum -= matrix[k][i] * right[k];
            }
            right[i] = sum / matrix[i][i];
        }
    }

    private static void factorise(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] other = matrix[j];
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
                            "matrix of %d rows is not positive definite".formatted(matrix.length));
                }
            }
        }
    }
}
