package dev.recs.jobs.experiments.statistics;

/**
 * Sums over the users of a variant, of one metric.
 *
 * @param users who entered
 * @param acting of them, with some y
 * @param sums Σx, Σy, Σz
 * @param squares Σx², Σy², Σz²
 * @param products sums of products
 */
public record Moments(long users, long acting, PerUser sums, PerUser squares, Products products) {

    public static final Moments NONE = new Moments(0, 0, PerUser.NONE, PerUser.NONE, new Products(0, 0, 0));

    /** Sums of products of two of the three quantities of a user. */
    public record Products(double xy, double xz, double yz) {

        Products plus(Products other) {
            return new Products(xy + other.xy, xz + other.xz, yz + other.yz);
        }
    }

    /** With one user more. */
    public Moments plus(PerUser user) {
        return plus(new Moments(
                1,
                user.y() == 0 ? 0 : 1,
                user,
                user.squared(),
                new Products(user.x() * user.y(), user.x() * user.z(), user.y() * user.z())));
    }

    /** With the users of another part of the variant. */
    public Moments plus(Moments other) {
        return new Moments(
                users + other.users,
                acting + other.acting,
                sums.plus(other.sums),
                squares.plus(other.squares),
                products.plus(other.products));
    }

    /** Σy / Σx; not a number if nothing is divided by. */
    public double ratio() {
        return sums.y() / sums.x();
    }

    double meanCovariate() {
        return sums.z() / users;
    }

    /** Of r = (y − R x) / x̄, over users: the variance of the ratio is this by the number of users. Rounding may bring it below 0. */
    double varianceOfResiduals() {
        double ratio = ratio();
        double residuals = squares.y() - 2 * ratio * products.xy() + ratio * ratio * squares.x();
        return Math.max(0, residuals) / (users - 1) / (meanX() * meanX());
    }

    /** Of r and z. r has the mean 0, so z needs none subtracted. */
    double covarianceOfResiduals() {
        return (products.yz() - ratio() * products.xz()) / (users - 1) / meanX();
    }

    double varianceOfCovariate() {
        return Math.max(0, squares.z() - sums.z() * meanCovariate()) / (users - 1);
    }

    private double meanX() {
        return sums.x() / users;
    }
}
