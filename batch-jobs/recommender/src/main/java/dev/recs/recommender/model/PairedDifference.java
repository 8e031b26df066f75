package dev.recs.recommender.model;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Whether one way does better than another on the same cases, by more than chance. */
public final class PairedDifference {

    private PairedDifference() {}

    /** True if the mean difference is above 0 and above one standard error of itself. */
    public static boolean isBetter(double[] gains, double[] than) {
        return isBetter(gains, than, 1);
    }

    /**
     * True if the mean difference is above 0 and above some standard errors of itself.
     *
     * @param gains what one way gains, by case
     * @param than what the other gains, as long
     */
    public static boolean isBetter(double[] gains, double[] than, double errors) {
        double[] differences = IntStream.range(0, gains.length)
                .mapToDouble(i -> gains[i] - than[i])
                .toArray();
        double mean = DoubleStream.of(differences).average().orElse(0);
        double variance = DoubleStream.of(differences)
                .map(difference -> (difference - mean) * (difference - mean))
                .average()
                .orElse(0);
        return mean > 0 && mean > errors * Math.sqrt(variance / gains.length);
    }
}
