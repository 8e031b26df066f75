package dev.recs.jobs.online;

import dev.recs.jobs.experiments.statistics.Comparison;
import dev.recs.jobs.experiments.statistics.Estimate;

/** A ratio of two sums over users, and how sure it is. */
public record Ratio(double value, Certainty certainty) {

    /** How sure a ratio is. */
    public sealed interface Certainty {}

    /** 95 % of such intervals hold the true ratio. */
    public record Interval(double low, double high) implements Certainty {}

    /** Too few to say. */
    public record TooFew(long users, long acting) implements Certainty {}

    /**
     * By the delta method.
     *
     * @throws IllegalArgumentException if the denominators add up to nothing
     */
    static Ratio of(Numerators y, Denominators x) {
        if (x.sum() <= 0) {
            throw new IllegalArgumentException("denominators add up to %s: expected above 0".formatted(x.sum()));
        }
        double ratio = y.sum() / x.sum();
        if (!Comparison.isEnough(x.users(), y.acting())) {
            return new Ratio(ratio, new TooFew(x.users(), y.acting()));
        }
        double half = Estimate.ONE_LOOK * standardError(ratio, y, x);
        return new Ratio(ratio, new Interval(Math.max(0, ratio - half), ratio + half));
    }

    /** √(Σ(y − R x)² / (n (n − 1))) / x̄. Rounding may bring the sum below 0 where all users have the same ratio. */
    static double standardError(double ratio, Numerators y, Denominators x) {
        double residuals = y.squares() - 2 * ratio * y.products() + ratio * ratio * x.squares();
        double n = x.users();
        return Math.sqrt(Math.max(0, residuals) / (n * (n - 1))) / (x.sum() / n);
    }

    public Ratio times(double factor) {
        return new Ratio(
                factor * value,
                switch (certainty) {
                    case Interval interval -> new Interval(factor * interval.low(), factor * interval.high());
                    case TooFew tooFew -> tooFew;
                });
    }
}
