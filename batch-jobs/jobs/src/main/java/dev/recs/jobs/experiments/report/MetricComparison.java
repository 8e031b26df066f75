package dev.recs.jobs.experiments.report;

import dev.recs.jobs.experiments.statistics.Comparison;
import dev.recs.jobs.experiments.statistics.Estimate;
import dev.recs.jobs.experiments.statistics.Interval;
import dev.recs.jobs.experiments.statistics.Moments;

/**
 * A metric of a variant beside the control's.
 *
 * @param isGuard whether the experiment is not decided by it, but must not lower it
 * @param values of the control and the variant, as they are
 */
public record MetricComparison(ReportedMetric metric, boolean isGuard, String variant, Values values, Effect effect) {

    /** Ratios without any adjustment. Not a number where nobody was shown anything. */
    public record Values(double control, double variant) {}

    /** What can be said. */
    public sealed interface Effect {}

    /**
     * Enough users for an interval.
     *
     * @param difference variant minus control
     * @param lift variant by control, less 1
     */
    public record Measured(Bounded difference, Bounded lift) implements Effect {}

    /** A figure with its always-valid interval. */
    public record Bounded(double value, Interval interval) {

        static Bounded of(Estimate estimate, double multiplier) {
            return new Bounded(estimate.value(), estimate.interval(multiplier));
        }
    }

    /** Too few in one of both. */
    public record TooFew(long users, long acting) implements Effect {}

    /** @param multiplier standard errors to each side; of a course that has not begun it is infinite */
    static Effect effect(Moments control, Moments variant, double multiplier) {
        Comparison comparison = Comparison.adjusted(control, variant);
        if (!comparison.isEnough()) {
            return new TooFew(Math.min(control.users(), variant.users()), Math.min(control.acting(), variant.acting()));
        }
        return new Measured(
                Bounded.of(comparison.difference(), multiplier),
                new Bounded(comparison.lift(), comparison.lift(multiplier)));
    }

    /** The variant is higher than the control, by the interval that is told with it. */
    public boolean isHigher() {
        return effect instanceof Measured measured && measured.lift().interval().isAbove(0);
    }

    /** The variant is lower than the control. */
    public boolean isLower() {
        return effect instanceof Measured measured && measured.lift().interval().isBelow(0);
    }
}
