package dev.recs.recommender.model.training;

import dev.recs.recommender.history.PurchaseCounts;
import dev.recs.recommender.model.TopK;
import java.util.Arrays;

/**
 * The products bought most, which are solved together.
 *
 * @param members by number, ascending
 * @param numbers place among the members by number of the product, {@link #TAIL} for a product beyond
 */
@SuppressWarnings("ArrayRecordComponent") // Private to this package, never compared.
record Head(int[] members, int[] numbers) {

    static final int TAIL = -1;

    static Head of(PurchaseCounts counts, int products, int max) {
        int[] members = TopK.largest(counts.lines(), max);
        Arrays.sort(members);
        int[] numbers = new int[products];
        Arrays.fill(numbers, TAIL);
        for (int i = 0; i < members.length; i++) {
            numbers[members[i]] = i;
        }
        return new Head(members, numbers);
    }

    int size() {
        return members.length;
    }

    int products() {
        return numbers.length;
    }

    int number(int product) {
        return numbers[product];
    }

    boolean isSame(Head other) {
        return Arrays.equals(numbers, other.numbers);
    }
}
