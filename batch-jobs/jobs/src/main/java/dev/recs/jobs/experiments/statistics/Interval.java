package dev.recs.jobs.experiments.statistics;

/** Between which values a figure is, both included. */
public record Interval(double low, double high) {

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
