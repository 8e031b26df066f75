package dev.recs.recommender.model;

import java.util.Arrays;

/**
 * A row of many columns of which few are set: to go over it or clear it costs as much as was set, and no more with a larger catalog.
 *
 * <p>The sparse accumulator of Gilbert, Moler, Schreiber: Sparse matrices in MATLAB (SIAM Journal on Matrix Analysis 13, 1992), section 3.1.3:
 * the values as an array, and the columns in the order in which they were set first.
 */
public final class SparseVector {

    private final double[] values;
    private final boolean[] isSet;
    private int[] columns = new int[16];
    private int count;

    public SparseVector(int size) {
        this.values = new double[size];
        this.isSet = new boolean[size];
    }

    /** All columns of a row. */
    public static SparseVector of(double... row) {
        SparseVector vector = new SparseVector(row.length);
        for (int column = 0; column < row.length; column++) {
            vector.set(column, row[column]);
        }
        return vector;
    }

    /** Of all columns, whether set or not. */
    public int size() {
        return values.length;
    }

    /** How many columns are set, to whatever value. */
    public int count() {
        return count;
    }

    /** The column that was set first, second, and so on; each once. */
    public int column(int place) {
        return columns[place];
    }

    /** 0 for a column that is not set. */
    public double get(int column) {
        return values[column];
    }

    public void set(int column, double value) {
        if (!isSet[column]) {
            isSet[column] = true;
            columns = count < columns.length ? columns : Arrays.copyOf(columns, 2 * count);
            columns[count++] = column;
        }
        values[column] = value;
    }

    public void add(int column, double value) {
        set(column, values[column] + value);
    }

    public void clear() {
        for (int place = 0; place < count; place++) {
            values[columns[place]] = 0;
            isSet[columns[place]] = false;
        }
        count = 0;
    }

    /** Columns of the largest values that are not zero, the largest first, ties by number. */
    public int[] largest(int max) {
        TopK topK = new TopK(Math.min(max, count));
        for (int place = 0; place < count; place++) {
            if (values[columns[place]] != 0) {
                topK.offer(columns[place], values[columns[place]]);
            }
        }
        return topK.drain();
    }

    /** The same by amount, whatever the sign. */
    int[] largestAmounts(int max) {
        TopK topK = new TopK(Math.min(max, count));
        for (int place = 0; place < count; place++) {
            if (values[columns[place]] != 0) {
                topK.offer(columns[place], Math.abs(values[columns[place]]));
            }
        }
        return topK.drain();
    }
}
