package dev.recs.benchmarks.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How much of one kind of list is in the other. */
final class Overlap {

    private Overlap() {}

    /** Mean part of the first {@code size} of each list that is among the first of the other's, in [0, 1]. */
    static double at(int size, List<int[]> lists, List<int[]> others) {
        return IntStream.range(0, lists.size())
                .mapToDouble(user -> shared(size, lists.get(user), others.get(user)) / (double) size)
                .average()
                .orElse(0);
    }

    private static long shared(int size, int[] list, int[] other) {
        return Arrays.stream(list)
                .limit(size)
                .filter(product -> Arrays.stream(other).limit(size).anyMatch(same -> same == product))
                .count();
    }
}
