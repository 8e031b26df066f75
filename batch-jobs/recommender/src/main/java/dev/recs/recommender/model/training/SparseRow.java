package dev.recs.recommender.model.training;

import dev.recs.recommender.model.SparseVector;
import java.util.Arrays;

/** Entries of a row that are not zero, by number. */
@SuppressWarnings("ArrayRecordComponent") // Private to this package, one a product, never compared.
record SparseRow(int[] others, float[] amounts) {

    static final SparseRow NONE = new SparseRow(new int[0], new float[0]);

    /** The largest entries of a row; all are above 0. */
    static SparseRow largest(SparseVector row, int max) {
        int[] others = row.largest(max);
        Arrays.sort(others);
        float[] amounts = new float[others.length];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = (float) row.get(others[i]);
        }
        return new SparseRow(others, amounts);
    }

    /** Sets the entries in a row. */
    void copyTo(SparseVector row) {
        for (int i = 0; i < others.length; i++) {
            row.set(others[i], amounts[i]);
        }
    }
}
