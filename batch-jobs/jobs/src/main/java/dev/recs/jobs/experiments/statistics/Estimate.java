package dev.recs.jobs.experiments.statistics;

/** A figure and its standard error. */
public record Estimate(double value, double standardError) {

    /** Whose half width is so many standard errors. */
    public Interval interval(double multiplier) {
        return new Interval(value - multiplier * standardError, value + multiplier * standardError);
    }
}
