package dev.recs.recommender.ranking;

import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The terms of one product's score, summed by what they come from. */
final class Contributions {

    private static final int KEPT = 3;
    private static final int FIRST_CAPACITY = 16;

    private ReasonType[] types = new ReasonType[FIRST_CAPACITY];
    private String[] subjects = new String[FIRST_CAPACITY];
    private int[] hashes = new int[FIRST_CAPACITY];
    private double[] amounts = new double[FIRST_CAPACITY];
    private int size;

    void add(ReasonType type, String subject, double amount) {
        if (amount != 0) {
            int place = placeOf(type, subject); // May grow the arrays.
            amounts[place] += amount;
        }
    }

    /**
     * The largest first; the many small ones, and those that take away, are one reason at the end.
     *
     * @param sales what everybody buys gives
     */
    List<Reason> reasons(Reason sales, double season) {
        add(sales.type(), sales.subject(), sales.amount());
        add(ReasonType.SEASON, "", season);
        gatherPurchases();
        List<Reason> reasons = new ArrayList<>(KEPT + 1);
        boolean[] isKept = new boolean[size];
        for (int i = largest(isKept); reasons.size() < KEPT && i >= 0 && amounts[i] > 0; i = largest(isKept)) {
            isKept[i] = true;
            reasons.add(new Reason(types[i], subjects[i], amounts[i]));
        }
        double rest = sumWithout(isKept);
        if (rest != 0) {
            reasons.add(new Reason(ReasonType.OTHER, "", rest));
        }
        return reasons;
    }

    /** Where no purchase speaks for half of what all of them say, the sentence is about all of them. */
    private void gatherPurchases() {
        double all = 0;
        int most = -1;
        for (int i = 0; i < size; i++) {
            if (types[i].isOfPurchase()) {
                all += amounts[i];
                most = most < 0 || isBefore(i, most) ? i : most;
            }
        }
        if (most < 0 || 2 * amounts[most] >= all) {
            return;
        }
        String subject = subjects[most];
        for (int i = 0; i < size; i++) {
            if (types[i].isOfPurchase()) {
                amounts[i] = 0;
            }
        }
        add(ReasonType.PURCHASES, subject, all);
    }

    private int placeOf(ReasonType type, String subject) {
        int hash = 31 * subject.hashCode() + type.hashCode();
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash && types[i] == type && subjects[i].equals(subject)) {
                return i;
            }
        }
        if (size == hashes.length) {
            grow(2 * size);
        }
        types[size] = type;
        subjects[size] = subject;
        hashes[size] = hash;
        return size++;
    }

    private void grow(int capacity) {
        types = Arrays.copyOf(types, capacity);
        subjects = Arrays.copyOf(subjects, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        amounts = Arrays.copyOf(amounts, capacity);
    }

    /** Place of the largest that is not taken yet, ties by type, then by subject; -1 if all are. */
    private int largest(boolean[] isTaken) {
        int largest = -1;
        for (int i = 0; i < size; i++) {
            if (!isTaken[i] && types[i] != ReasonType.OTHER && (largest < 0 || isBefore(i, largest))) {
                largest = i;
            }
        }
        return largest;
    }

    private boolean isBefore(int a, int b) {
        if (amounts[a] != amounts[b]) {
            return amounts[a] > amounts[b];
        }
        int byType = types[a].compareTo(types[b]);
        return byType != 0 ? byType < 0 : subjects[a].compareTo(subjects[b]) < 0;
    }

    private double sumWithout(boolean[] isKept) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += isKept[i] ? 0 : amounts[i];
        }
        return sum;
    }
}
