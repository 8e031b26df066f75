package dev.recs.recommender.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a matrix nearest to vectors.
 *
 * <p>OpenBLAS narrows down, Java decides. A {@code sgemm} over a block of vectors gives cosines whose last bits may depend on the shape of
 * the block, so they only say who is looked at again: every row within {@link #MARGIN} of the last one wanted, a thousand times what
 * such a product of unit vectors is seen to be off. Of these the dot product is taken in Java, its terms always in the same order. So
 * a vector's answer is the same in a block of one or of many, and without the library too.
 *
 * <p>A vector alone costs a pass over all rows in memory; sixteen share one.
 */
final class NearestRows {

    private static final int BLOCK = 16;
    private static final double MARGIN = 1e-4;

    private final TextMatrix matrix;
    private final TopK topK;

    /** @param max rows for each vector */
    NearestRows(TextMatrix matrix, int max) {
        this.matrix = matrix;
        this.topK = new TopK(Math.min(max, matrix.size()));
    }

    /**
     * For each vector the rows of largest cosine above 0, strongest first, by the sharpened cosine.
     *
     * @param vectors centred, of unit length
     */
    List<Neighbours> find(List<float[]> vectors) {
        List<Neighbours> nearest = new ArrayList<>(vectors.size());
        float[] cosines = new float[Math.min(BLOCK, vectors.size()) * matrix.size()];
        for (int from = 0; from < vectors.size(); from += BLOCK) {
            List<float[]> block = vectors.subList(from, Math.min(from + BLOCK, vectors.size()));
            matrix.multiply(block, cosines);
            for (int i = 0; i < block.size(); i++) {
                nearest.add(nearest(block.get(i), cosines, i * matrix.size()));
            }
        }
        return nearest;
    }

    private Neighbours nearest(float[] vector, float[] cosines, int begin) {
        double least = least(cosines, begin) - MARGIN;
        for (int row = 0; row < matrix.size(); row++) {
            if (cosines[begin + row] >= least) {
                float cosine = matrix.dot(vector, row);
                if (cosine > 0) {
                    topK.offer(row, cosine);
                }
            }
        }
        int[] rows = topK.drain();
        float[] weights = new float[rows.length];
        for (int rank = 0; rank < weights.length; rank++) {
            weights[rank] = (float) TextMatrix.sharpened(matrix.dot(vector, rows[rank]));
        }
        return Neighbours.row(rows, weights);
    }

    /** The cosine of the last row wanted, as OpenBLAS has it; never below 0. */
    private double least(float[] cosines, int begin) {
        for (int row = 0; row < matrix.size(); row++) {
            if (cosines[begin + row] > topK.smallest()) {
                topK.offer(row, cosines[begin + row]);
            }
        }
        double least = Math.max(0, topK.smallest());
        topK.clear();
        return least;
    }
}
