package dev.recs.jobs.experiments.statistics;

/** A figure and its standard error. */
public record Estimate(double value, double standardError) {

    /** Standard errors to each side of an interval of 95 % for one look. */
    public static final double ONE_LOOK = 1.959963984540054;

    /** Whose half width is so many standard errors. */
    public Interval interval(double multiplier) {
        return new Interval(value - multiplier * standardError, value + multiplier * standardError);
    }
}
