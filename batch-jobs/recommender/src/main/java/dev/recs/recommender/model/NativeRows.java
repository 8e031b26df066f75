package dev.recs.recommender.model;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Rows of a matrix outside of the heap: OpenBLAS copies an array at each call, 15 MB for 10,000 texts.
 *
 * <p>The memory is freed when this is no longer reachable.
 */
final class NativeRows {

    private final FloatPointer values;
    private final int rows;
    private final int length;

    /** @param values row by row */
    NativeRows(float[] values, int length) {
        this.values = new FloatPointer(values);
        this.rows = values.length / length;
        this.length = length;
    }

    /** @param products of each vector with every row, taken vector by vector; filled from its beginning */
    void multiply(List<float[]> vectors, float[] products) {
        try (FloatPointer left = new FloatPointer((long) vectors.size() * length);
                FloatPointer result = new FloatPointer((long) vectors.size() * rows)) {
            for (int i = 0; i < vectors.size(); i++) {
                left.position((long) i * length).put(vectors.get(i));
            }
            OpenBlas.multiplyTransposed(left.position(0), vectors.size(), this, result);
            result.get(products, 0, vectors.size() * rows);
        }
    }

    FloatPointer values() {
        return values;
    }

    int rows() {
        return rows;
    }

    int length() {
        return length;
    }
}
