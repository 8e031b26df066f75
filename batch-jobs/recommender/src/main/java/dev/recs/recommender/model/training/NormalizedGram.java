package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Passes;
import dev.recs.recommender.history.UserHistories;
import dev.recs.recommender.model.OpenBlas;
import java.util.Random;

/**
 * The matrix {@code A = D^(-1/2) XᵀX D^(-1/2)} of rows of ones, and the eigenvectors of its largest eigenvalues by subspace iteration.
 *
 * <pre>{@code
 * Q = random, n times (k + p)
 * repeat: Q = A Q, made orthonormal
 * B = Qᵀ A Q = U Λ Uᵀ,  V = Q U, the first k columns
 * }</pre>
 *
 * <p>A is never made: {@code A Q} is a sum over the users ({@link GramTimes}), a pass over them for each repetition. Orthonormal by the eigenvectors of the Gram matrix of the columns, {@code Q (E S^(-1/2))} of {@code QᵀQ = E S Eᵀ}; columns of which nothing is
 * left, where A has fewer than k eigenvalues above 0, are 0.
 *
 * <p>Halko, Martinsson, Tropp: Finding structure with randomness (SIAM Review 53, 2011), algorithm 4.4 and section 5.3.
 */
final class NormalizedGram {

    private static final int OVERSAMPLING = 16;
    private static final int ITERATIONS = 6;
    private static final long SEED = 11;

    private static final double NOTHING_LEFT = 1e-6;

    /** An eigenvalue of a smaller part of the largest is taken for 0. */
    private static final double LEAST = 1e-4;

    private final UserHistories histories;
    private final HeadPlaces places;
    private final int n;

    NormalizedGram(UserHistories histories, HeadPlaces places) {
        this.histories = histories;
        this.places = places;
        this.n = places.size();
    }

    /** @return V, row by row; fewer than k columns if A has fewer eigenvalues above 0 */
    float[] eigenvectors(int k) {
        int columns = Math.min(k + OVERSAMPLING, n);
        float[] q = orthonormal(random(columns), columns);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            q = orthonormal(times(q, columns), columns);
        }
        float[] aq = transposed(times(q, columns), columns);
        float[] b = new float[columns * columns];
        OpenBlas.multiplyTransposed(transposed(q, columns), aq, n, b);
        symmetric(b, columns);
        float[] values = OpenBlas.eigen(b, columns); // Λ, and the rows of Uᵀ, the largest last
        int kept = 0;
        while (kept < Math.min(k, columns) && values[columns - 1 - kept] > LEAST * values[columns - 1]) {
            kept++;
        }
        float[] u = new float[kept * columns];
        for (int i = 0; i < kept; i++) {
            System.arraycopy(b, (columns - 1 - i) * columns, u, i * columns, columns);
        }
        float[] v = new float[n * kept];
        OpenBlas.multiplyTransposed(q, u, columns, v); // V = Q U
        return v;
    }

    private float[] random(int columns) {
        Random random = new Random(SEED);
        float[] q = new float[n * columns];
        for (int i = 0; i < q.length; i++) {
            q[i] = (float) random.nextGaussian();
        }
        return q;
    }

    /** A Q */
    private float[] times(float[] q, int columns) {
        GramTimes.Columns factor = new GramTimes.Columns(places, q, columns);
        return Passes.sum(histories, () -> new GramTimes(factor)).solve();
    }

    private float[] orthonormal(float[] q, int columns) {
        float[] byColumn = transposed(q, columns);
        float[] gram = new float[columns * columns];
        OpenBlas.multiplyTransposed(byColumn, byColumn, n, gram); // QᵀQ
        symmetric(gram, columns);
        float[] values = OpenBlas.eigen(gram, columns); // rows of Eᵀ
        double least = NOTHING_LEFT * values[columns - 1];
        for (int i = 0; i < columns; i++) {
            double scale = values[i] > least ? 1 / Math.sqrt(values[i]) : 0; // S^(-1/2)
            for (int j = 0; j < columns; j++) {
                gram[i * columns + j] *= (float) scale;
            }
        }
        float[] orthonormal = new float[q.length];
        OpenBlas.multiplyTransposed(q, gram, columns, orthonormal);
        return orthonormal;
    }

    /** The columns, one after the other. */
    private float[] transposed(float[] q, int columns) {
        float[] transposed = new float[q.length];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < columns; c++) {
                transposed[c * n + i] = q[i * columns + c];
            }
        }
        return transposed;
    }

    /** The product of a matrix with itself, which rounding leaves not quite symmetric. */
    private static void symmetric(float[] matrix, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i * n + j] = matrix[j * n + i];
            }
        }
    }
}
