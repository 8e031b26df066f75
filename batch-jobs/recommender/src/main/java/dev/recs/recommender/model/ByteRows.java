package dev.recs.recommender.model;

/**
 * Rows of a matrix rounded to bytes, each on a scale of its own: a quarter of the memory, and sums that the compiler makes vectors of. Dot
 * products of unit rows are off by some thousandths.
 */
final class ByteRows {

    private static final float LARGEST = 127;

    private final byte[] values;
    private final float[] scales;
    private final int length;

    private ByteRows(int rows, int length) {
        this.values = new byte[rows * length];
        this.scales = new float[rows];
        this.length = length;
    }

    static ByteRows of(TextMatrix matrix) {
        ByteRows rows = new ByteRows(matrix.size(), matrix.dimensions());
        for (int row = 0; row < matrix.size(); row++) {
            rows.fill(row, matrix.row(row));
        }
        return rows;
    }

    private void fill(int row, float[] exact) {
        float largest = 0;
        for (float value : exact) {
            largest = Math.max(largest, Math.abs(value));
        }
        scales[row] = largest / LARGEST;
        for (int i = 0; i < length && largest > 0; i++) {
            values[row * length + i] = (byte) Math.round(exact[i] / scales[row]);
        }
    }

    float dot(int a, int b) {
        int from = a * length;
        int to = b * length;
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += values[from + i] * values[to + i];
        }
        return sum * scales[a] * scales[b];
    }
}
