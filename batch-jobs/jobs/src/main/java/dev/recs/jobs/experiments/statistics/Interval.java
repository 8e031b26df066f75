package dev.recs.jobs.experiments.statistics;

/** Between which values a figure is, both included. */
public record Interval(double low, double high) {

    /** Of a figure of which nothing is known. */
    public static final Interval UNBOUNDED = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public boolean isBounded() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    public boolean isAbove(double value) {
        return low > value;
    }

    public boolean isBelow(double value) {
        return high < value;
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
