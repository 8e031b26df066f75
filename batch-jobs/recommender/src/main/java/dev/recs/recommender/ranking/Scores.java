package dev.recs.recommender.ranking;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sums of terms by product, of which few are touched: adding and clearing cost nothing for the others. */
final class Scores {

    private final double[] sums;
    private final boolean[] isTouched;
    private final @Nullable Contributions[] explanations;
    private int[] touched = new int[1024];
    private int size;

    Scores(int products) {
        this.sums = new double[products];
        this.isTouched = new boolean[products];
        this.explanations = new Contributions[products];
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

    double of(int product) {
        return sums[product];
    }

    int touched() {
        return size;
    }

    int touched(int place) {
        return touched[place];
    }

    /** From here on a product has an explanation, until all is cleared. */
    void explain(int product, Contributions contributions) {
        touch(product);
        explanations[product] = contributions;
    }

    /** Null for a product without one: most of them. */
    @Nullable
    Contributions explanation(int product) {
        return explanations[product];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
            isTouched[touched[i]] = false;
            explanations[touched[i]] = null;
        }
        size = 0;
    }
}
