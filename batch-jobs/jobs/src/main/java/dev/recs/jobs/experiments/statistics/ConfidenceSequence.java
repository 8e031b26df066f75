package dev.recs.jobs.experiments.statistics;

/**
 * How many standard errors an interval is wide to each side, so that intervals of all times together miss the truth with probability alpha
 * at most, asymptotically.
 *
 * <p>z(t)² = (1 + 1/(ρ²t)) log((1 + ρ²t)/α²), the normal mixture (sources in the package description). ρ² = k solves k = log(1 + k) − 2 log α,
 * which makes z(1) the smallest: there z² = 1 + k, 3.04² for α = 0.05, where a single look would take 1.96.
 *
 * @param alpha above 0, below 1
 */
public record ConfidenceSequence(double alpha) {

    private static final int ROUNDS = 50;

    public ConfidenceSequence {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha is %s: expected above 0, below 1".formatted(alpha));
        }
    }

    /** For each of several comparisons, so that they miss together with this probability at most. */
    public ConfidenceSequence dividedBy(int comparisons) {
        return new ConfidenceSequence(alpha / comparisons);
    }

    /**
     * z at a time.
     *
     * @param time in planned durations, above 0
     * @throws IllegalArgumentException if time is 0 or less
     */
    public double multiplier(double time) {
        if (!(time > 0)) {
            throw new IllegalArgumentException("time is %s: expected above 0".formatted(time));
        }
        double information = narrowestAtOne() * time;
        return Math.sqrt((1 + 1 / information) * (Math.log1p(information) - 2 * Math.log(alpha)));
    }

    /** The fixed point is reached from any start: the slope 1/(1 + k) is below 1. */
    private double narrowestAtOne() {
        double k = -2 * Math.log(alpha);
        for (int round = 0; round < ROUNDS; round++) {
            k = Math.log1p(k) - 2 * Math.log(alpha);
        }
        return k;
    }
}
