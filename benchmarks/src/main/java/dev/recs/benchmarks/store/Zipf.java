package dev.recs.benchmarks.store;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Ranks from 0, each drawn in proportion to {@code 1 / (rank + 1)^exponent}. */
final class Zipf {

    private final double[] cumulative;

    Zipf(int ranks, double exponent) {
        this.cumulative = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1.0, -exponent);
            cumulative[rank] = sum;
        }
    }

    int draw(RandomGenerator random) {
        double point = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, point);
        return Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
    }
}
