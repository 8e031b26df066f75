package dev.recs.jobs.online;

/** A ratio of two sums over users, and how sure it is. */
public record Ratio(double value, Certainty certainty) {

    /** Fewer users than these have no interval. */
    public static final int MIN_USERS = 30;

    /** Nor have fewer users with a click (an order, a payment). */
    public static final int MIN_ACTING_USERS = 10;

    private static final double Z = 1.959963984540054;

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
        if (x.users() < MIN_USERS || y.acting() < MIN_ACTING_USERS) {
            return new Ratio(ratio, new TooFew(x.users(), y.acting()));
        }
        double half = Z * standardError(ratio, y, x);
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
