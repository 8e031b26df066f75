package dev.recs.jobs.experiments.statistics;

/** One metric of a variant beside that of the control. */
public final class Comparison {

    /** Fewer users in either say nothing. */
    public static final int MIN_USERS = 30;

    /** Nor do fewer with a click (an order, a payment). */
    public static final int MIN_ACTING_USERS = 10;

    private final Moments control;
    private final Moments variant;
    private final double theta;

    private Comparison(Moments control, Moments variant, double theta) {
        this.control = control;
        this.variant = variant;
        this.theta = theta;
    }

    public static Comparison plain(Moments control, Moments variant) {
        return new Comparison(control, variant, 0);
    }

    /** With what users did before the experiment taken into account; plain where nobody differs in it. */
    public static Comparison adjusted(Moments control, Moments variant) {
        double covariate =
                weighed(control, control.varianceOfCovariate()) + weighed(variant, variant.varianceOfCovariate());
        double common =
                weighed(control, control.covarianceOfResiduals()) + weighed(variant, variant.covarianceOfResiduals());
        return new Comparison(control, variant, covariate > 0 ? common / covariate : 0);
    }

    /** As variances of both add up in that of the difference, which θ makes the smallest. */
    private static double weighed(Moments moments, double value) {
        return value / moments.users();
    }

    /** Whether there are enough users of both for an interval. */
    public boolean isEnough() {
        return isEnough(control) && isEnough(variant);
    }

    private static boolean isEnough(Moments moments) {
        return isEnough(moments.users(), moments.acting());
    }

    /** Whether so many users, of whom so many acted, are enough for an interval. */
    public static boolean isEnough(long users, long acting) {
        return users >= MIN_USERS && acting >= MIN_ACTING_USERS;
    }

    /** Of the ratios: variant minus control. */
    public Estimate difference() {
        return new Estimate(value(variant) - value(control), Math.sqrt(variance(variant) + variance(control)));
    }

    /** Variant by control, less 1. */
    public double lift() {
        return value(variant) / value(control) - 1;
    }

    /**
     * Its interval, by the theorem of Fieller: all q for which the difference of the variant and q times the control may be 0, less 1. So it
     * holds 0 just if that of the difference does. Without bounds as long as the control itself may be 0.
     *
     * @param multiplier standard errors to each side
     */
    public Interval lift(double multiplier) {
        double of = value(control);
        double with = value(variant);
        double square = multiplier * multiplier;
        double rest = of * of - square * variance(control);
        if (!(of > 0 && rest > 0)) {
            return Interval.UNBOUNDED;
        }
        double half = multiplier * Math.sqrt(with * with * variance(control) + variance(variant) * rest);
        return new Interval((with * of - half) / rest - 1, (with * of + half) / rest - 1);
    }

    private double value(Moments moments) {
        double mean = (control.sums().z() + variant.sums().z()) / (control.users() + variant.users());
        return moments.ratio() - theta * (moments.meanCovariate() - mean);
    }

    private double variance(Moments moments) {
        double residuals = moments.varianceOfResiduals()
                - 2 * theta * moments.covarianceOfResiduals()
                + theta * theta * moments.varianceOfCovariate();
        return Math.max(0, residuals) / moments.users();
    }
}
