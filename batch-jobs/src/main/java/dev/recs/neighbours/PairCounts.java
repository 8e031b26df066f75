package dev.recs.neighbours;

import java.util.Arrays;

/** Weighted counts of ordered pairs: an open hash table of each product's successors. */
final class PairCounts {

    private static final int FIRST_CAPACITY = 8;
    private static final int EMPTY = -1;

    private final int[][] keys;
    private final float[][] counts;
    private final int[] sizes;
    private final double[] from;
    private final double[] to;
    private double total;

    PairCounts(int products) {
        this.keys = new int[products][];
        this.counts = new float[products][];
        this.sizes = new int[products];
        this.from = new double[products];
        this.to = new double[products];
        for (int product = 0; product < products; product++) {
            keys[product] = empty(FIRST_CAPACITY);
            counts[product] = new float[FIRST_CAPACITY];
        }
    }

    void add(int first, int second, double weight) {
        if (2 * sizes[first] >= keys[first].length) {
            grow(first);
        }
        int slot = slot(keys[first], second);
        if (keys[first][slot] == EMPTY) {
            keys[first][slot] = second;
            sizes[first]++;
        }
        counts[first][slot] += (float) weight;
        from[first] += weight;
        to[second] += weight;
        total += weight;
    }

    double from(int product) {
        return from[product];
    }

    double to(int product) {
        return to[product];
    }

    double total() {
        return total;
    }

    void row(int product, double[] row) {
        Arrays.fill(row, 0);
        for (int slot = 0; slot < keys[product].length; slot++) {
            if (keys[product][slot] != EMPTY) {
                row[keys[product][slot]] = counts[product][slot];
            }
        }
    }

    private void grow(int product) {
        int[] oldKeys = keys[product];
        float[] oldCounts = counts[product];
        keys[product] = empty(2 * oldKeys.length);
        counts[product] = new float[2 * oldKeys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != EMPTY) {
                int slot = slot(keys[product], oldKeys[old]);
                keys[product][slot] = oldKeys[old];
                counts[product][slot] = oldCounts[old];
            }
        }
    }

    private static int slot(int[] keys, int key) {
        int mask = keys.length - 1;
        int slot = ((key * 0x9E3779B9) >>> 7) & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int[] empty(int capacity) {
        int[] keys = new int[capacity];
        Arrays.fill(keys, EMPTY);
        return keys;
    }
}
