package dev.recs.jobs.experiments.statistics;

/**
 * What a user has of the three quantities, or a sum of it over users.
 *
 * @param x what the metric is divided by
 * @param y what it divides
 * @param z the covariate
 */
public record PerUser(double x, double y, double z) {

    static final PerUser NONE = new PerUser(0, 0, 0);

    PerUser plus(PerUser other) {
        return new PerUser(x + other.x, y + other.y, z + other.z);
    }

    PerUser squared() {
        return new PerUser(x * x, y * y, z * z);
    }
}
