package dev.recs.ranking;

import java.util.Arrays;

/** Sums of terms by product, of which few are touched: adding and clearing cost nothing for the others. */
final class Scores {

    private final double[] sums;
    private final boolean[] isTouched;
    private int[] touched = new int[1024];
    private int size;

    Scores(int products) {
        this.sums = new double[products];
        this.isTouched = new boolean[products];
    }

    void add(int product, double amount) {
        touch(product);
        sums[product] += amount;
    }

    void touch(int product) {
        if (!isTouched[product]) {
            isTouched[product] = true;
            if (size == touched.length) {
                touched = Arrays.copyOf(touched, 2 * size);
            }
            touched[size++] = product;
        }
    }

    boolean isTouched(int product) {
        return isTouched[product];
    }

    double of(int product) {
        return sums[product];
    }

    int touched() {
        return size;
    }

    int touched(int place) {
        return touched[place];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
            isTouched[touched[i]] = false;
        }
        size = 0;
    }
}
