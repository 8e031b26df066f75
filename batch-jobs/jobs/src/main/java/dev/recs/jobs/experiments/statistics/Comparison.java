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

    private static double weighed(Moments moments, double value) {
        return moments.users() * value;
    }

    /** Whether there are enough users of both for an interval. */
    public boolean isEnough() {
        return isEnough(control) && isEnough(variant);
    }

    private static boolean isEnough(Moments moments) {
        return moments.users() >= MIN_USERS && moments.acting() >= MIN_ACTING_USERS;
    }

    /** Of the ratios: variant minus control. */
    public Estimate difference() {
        return new Estimate(value(variant) - value(control), Math.sqrt(variance(variant) + variance(control)));
    }

    /** Variant by control, less 1. Needs a control above 0. */
    public Estimate lift() {
        double quotient = value(variant) / value(control);
        double relative = variance(variant) / square(value(variant)) + variance(control) / square(value(control));
        return new Estimate(quotient - 1, Math.abs(quotient) * Math.sqrt(relative));
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

    private static double square(double value) {
        return value * value;
    }
}
