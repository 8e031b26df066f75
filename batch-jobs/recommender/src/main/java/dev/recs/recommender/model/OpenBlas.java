package dev.recs.recommender.model;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LAPACK of OpenBLAS, on one thread: with two, more than a third of the entries of an inverse differ in their last bits from
 * run to run.
 */
public final class OpenBlas {

    private static final Logger LOG = LoggerFactory.getLogger(OpenBlas.class);
    private static final String POSITIVE_DEFINITE = "positive definite";
    private static final byte LOWER = 'L';
    private static final byte VECTORS = 'V';

    private OpenBlas() {}

    /** False where there is no library for this machine; the sparse method then does all the work. */
    public static boolean isAvailable() {
        return Loaded.LIBRARY;
    }

    /**
     * Replaces a symmetric matrix by its inverse; both triangles are read and written.
     *
     * @param matrix n times n, positive definite
     * @throws ArithmeticException if it is not positive definite
     */
    public static void invert(float[] matrix, int n) {
        require(
                openblas.LAPACKE_spotrf(openblas.LAPACK_COL_MAJOR, LOWER, n, matrix, n),
                "factorised",
                n,
                POSITIVE_DEFINITE);
        require(
                openblas.LAPACKE_spotri(openblas.LAPACK_COL_MAJOR, LOWER, n, matrix, n),
                "inverted",
                n,
                POSITIVE_DEFINITE);
        for (int column = 0; column < n; column++) {
            for (int row = column + 1; row < n; row++) {
                matrix[row * n + column] = matrix[column * n + row];
            }
        }
    }

    /**
     * Solves {@code matrix · x = right} for many right sides; both are overwritten, {@code right} by the solutions.
     *
     * @param matrix n times n, positive definite
     * @param right one side after the other, n numbers each
     * @throws ArithmeticException if the matrix is not positive definite
     */
    public static void solve(float[] matrix, float[] right, int n) {
        int sides = right.length / n;
        require(
                openblas.LAPACKE_sposv(openblas.LAPACK_COL_MAJOR, LOWER, n, sides, matrix, n, right, n),
                "factorised",
                n,
                POSITIVE_DEFINITE);
    }

    /**
     * Multiplies two matrices of rows of equal length, {@code left · rightᵀ}: all dot products of a row of one and a row of the other.
     *
     * @param products taken row by row of {@code left}; filled from its beginning
     */
    public static void multiplyTransposed(float[] left, float[] right, int length, float[] products) {
        int m = left.length / length;
        int n = right.length / length;
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasTrans,
                m,
                n,
                length,
                1,
                left,
                length,
                right,
                length,
                0,
                products,
                n);
    }

    /** The same outside of the heap: all dot products of a row of {@code left} and one of {@code right}. */
    static void multiplyTransposed(FloatPointer left, int leftRows, NativeRows right, FloatPointer products) {
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasTrans,
                leftRows,
                right.rows(),
                right.length(),
                1,
                left,
                right.length(),
                right.values(),
                right.length(),
                0,
                products,
                right.rows());
    }

    /**
     * Replaces a symmetric matrix by its eigenvectors, one a row, those of the smallest eigenvalue first.
     *
     * @param matrix n times n
     * @return the eigenvalues, ascending
     */
    public static float[] eigen(float[] matrix, int n) {
        float[] values = new float[n];
        require(
                openblas.LAPACKE_ssyevd(openblas.LAPACK_COL_MAJOR, VECTORS, LOWER, n, matrix, n, values),
                "diagonalised",
                n,
                "finite");
        return values;
    }

    private static void require(int info, String what, int n, String expected) {
        if (info != 0) {
            throw new ArithmeticException("matrix of %d rows could not be %s (LAPACK info %d): expected it %s"
                    .formatted(n, what, info, expected));
        }
    }

    /** Loads the library once. */
    private static final class Loaded {

        static final boolean LIBRARY = load();

        private static boolean load() {
            try {
                openblas.blas_set_num_threads(1);
                return true;
            } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
                LOG.info(
                        "no OpenBLAS for this machine ({}): bought-together is solved product by product",
                        e.getMessage());
                return false;
            }
        }
    }
}
