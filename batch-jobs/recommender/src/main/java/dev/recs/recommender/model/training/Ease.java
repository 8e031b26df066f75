package dev.recs.recommender.model.training;

import dev.recs.recommender.model.OpenBlas;

/**
 * EASE, the linear autoencoder of items in closed form.
 *
 * <p>With a row of X for each user and {@code G = XᵀX}, the weights that minimise {@code ‖X − XB‖² + λ‖B‖²} under {@code diag(B) = 0} are
 *
 * <pre>{@code
 * P = (G + λI)⁻¹
 * B[i][j] = -P[i][j] / P[j][j], and 0 on the diagonal
 * }</pre>
 *
 * <p>A user with the row x expects {@code x · B}: {@code B[i][j]} is what one unit of product i says about product j. Time grows with
 * the third power of the products, memory with the second: 4 bytes an entry, 100 MB for 5,000 products.
 *
 * <p>Steck: Embarrassingly shallow autoencoders for sparse data (WWW 2019), section 3.1.
 */
public final class Ease {

    private Ease() {}

    /**
     * Replaces G by B.
     *
     * @param g symmetric and positive semidefinite, n times n, row by row
     * @param lambda λ, above 0
     * @throws ArithmeticException if G + λI is not positive definite
     */
    public static void solve(float[] g, int n, float lambda) {
        if (n == 0) {
            return;
        }
        for (int i = 0; i < n; i++) {
            g[i * n + i] += lambda; // G + λI
        }
        OpenBlas.invert(g, n); // P = (G + λI)⁻¹
        divideByDiagonal(g, n); // B[i][j] = -P[i][j] / P[j][j]
    }

    private static void divideByDiagonal(float[] p, int n) {
        float[] diagonal = new float[n];
        for (int j = 0; j < n; j++) {
            diagonal[j] = p[j * n + j];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                p[i * n + j] = i == j ? 0 : -p[i * n + j] / diagonal[j];
            }
        }
    }
}
