package dev.recs.recommender.model.training;

import dev.recs.recommender.history.FixedPoint;
import dev.recs.recommender.model.SparseVector;
import it.unimi.dsi.fastutil.ints.Int2LongMaps;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums of pairs of products in {@link FixedPoint}: a block of the rows of a square matrix, as many as fit into a budget of memory.
 *
 * <p>A row is a hash table of its columns, and an array once a quarter of them is there. Where all rows need more than the budget, the
 * second half of them is given up, and again: a kept row has every pair that was added. The rows that were given up are summed in a
 * further pass over the users ({@link RowBlocks}). What a row sums to depends neither on the budget nor on the order of the users.
 */
final class PairSums {

    /** Columns up to which a row is an array from the first. */
    private static final int NARROW = 512;

    private static final int DENSE_PART = 4;
    private static final int ENTRY_BYTES = 3 * Long.BYTES;

    private final int products;
    private final int begin;
    private final long budget;
    private final long[] @Nullable [] dense;
    private final @Nullable Int2LongOpenHashMap[] sparse;
    private int end;
    private long bytes;

    /** All rows, whatever memory they need. */
    PairSums(int products) {
        this(products, 0, Long.MAX_VALUE);
    }

    /**
     * @param begin the first row
     * @param budget bytes
     */
    PairSums(int products, int begin, long budget) {
        this.products = products;
        this.begin = begin;
        this.end = products;
        this.budget = budget;
        this.dense = new long[products - begin][];
        this.sparse = new Int2LongOpenHashMap[products - begin];
    }

    int products() {
        return products;
    }

    int begin() {
        return begin;
    }

    /** The first row that is not held any more. */
    int end() {
        return end;
    }

    /** True if the rows are the first ones: what else is to be summed once is summed along with these. */
    boolean isFirst() {
        return begin == 0;
    }

    boolean holds(int row) {
        return row >= begin && row < end;
    }

    /** @param row one that is held; it may not be any more after */
    void add(int row, int column, long units) {
        long @Nullable [] sums = dense[row - begin];
        if (sums != null) {
            sums[column] = FixedPoint.sum(sums[column], units);
        } else if (units != 0) {
            addSparse(row, column, units);
        }
    }

    private void addSparse(int row, int column, long units) {
        @Nullable Int2LongOpenHashMap sums = sparse[row - begin];
        if (sums == null) {
            sums = new Int2LongOpenHashMap();
            sparse[row - begin] = sums;
        }
        int before = sums.size();
        FixedPoint.sum(sums.addTo(column, units), units);
        if (sums.size() > before) {
            bytes += ENTRY_BYTES;
            if (products <= NARROW || sums.size() > products / DENSE_PART) {
                widen(row, sums);
            }
            shrink();
        }
    }

    private void widen(int row, Int2LongOpenHashMap sums) {
        long[] array = new long[products];
        Int2LongMaps.fastForEach(sums, entry -> array[entry.getIntKey()] = entry.getLongValue());
        dense[row - begin] = array;
        sparse[row - begin] = null;
        bytes += (long) Long.BYTES * products - (long) ENTRY_BYTES * sums.size();
    }

    /** Gives rows up, but never the first. */
    private void shrink() {
        while (bytes > budget && end - begin > 1) {
            giveUp(begin + (end - begin) / 2);
        }
    }

    private void giveUp(int newEnd) {
        for (int row = newEnd; row < end; row++) {
            long @Nullable [] array = dense[row - begin];
            @Nullable Int2LongOpenHashMap table = sparse[row - begin];
            bytes -= array == null ? 0 : (long) Long.BYTES * products;
            bytes -= table == null ? 0 : (long) ENTRY_BYTES * table.size();
            dense[row - begin] = null;
            sparse[row - begin] = null;
        }
        end = newEnd;
    }

    /** Adds sums of the same products from the same row on; the rows that both hold are kept. The others are not to be used after. */
    void merge(PairSums other) {
        if (end > other.end) {
            giveUp(other.end);
        }
        for (int row = begin; row < end; row++) {
            long @Nullable [] array = other.dense[row - begin];
            @Nullable Int2LongOpenHashMap table = other.sparse[row - begin];
            if (array != null) {
                mergeDense(row, array);
            } else if (table != null) {
                mergeSparse(row, table);
            }
            other.dense[row - begin] = null;
            other.sparse[row - begin] = null;
        }
    }

    private void mergeDense(int row, long[] array) {
        @Nullable Int2LongOpenHashMap mine = sparse[row - begin];
        if (dense[row - begin] == null) {
            widen(row, mine == null ? new Int2LongOpenHashMap(0) : mine);
            shrink();
        }
        for (int column = 0; holds(row) && column < products; column++) {
            add(row, column, array[column]);
        }
    }

    private void mergeSparse(int row, Int2LongOpenHashMap table) {
        Int2LongMaps.fastForEach(table, entry -> {
            if (holds(row)) {
                add(row, entry.getIntKey(), entry.getLongValue());
            }
        });
    }

    /** Sets the sums of a row that are not zero, and gives the row's memory up: each can be taken once. */
    void take(int row, SparseVector into) {
        long @Nullable [] array = dense[row - begin];
        @Nullable Int2LongOpenHashMap table = sparse[row - begin];
        into.clear();
        for (int column = 0; array != null && column < products; column++) {
            if (array[column] != 0) {
                into.set(column, FixedPoint.toDouble(array[column]));
            }
        }
        if (table != null) {
            Int2LongMaps.fastForEach(
                    table, entry -> into.set(entry.getIntKey(), FixedPoint.toDouble(entry.getLongValue())));
        }
        dense[row - begin] = null;
        sparse[row - begin] = null;
    }
}
