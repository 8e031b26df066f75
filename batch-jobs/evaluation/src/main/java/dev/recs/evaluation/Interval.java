package dev.recs.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Bootstrap interval of a mean: 95 % of the means of users drawn again. */
public record Interval(double low, double high) {

    private static final int DRAWS = 500;
    static final long SEED = 20_111_101;
    private static final double TAIL = 0.025;

    static Interval estimate(double[] values) {
        if (values.length == 0) {
            return new Interval(0, 0);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[draw] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(means[(int) (TAIL * DRAWS)], means[(int) ((1 - TAIL) * DRAWS)]);
    }
}
