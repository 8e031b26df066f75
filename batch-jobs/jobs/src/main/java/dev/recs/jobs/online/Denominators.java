package dev.recs.jobs.online;

/**
 * Sums over users of what a ratio divides by.
 *
 * @param users how many
 * @param sum Σx
 * @param squares Σx²
 */
record Denominators(long users, double sum, double squares) {

    static final Denominators NONE = new Denominators(0, 0, 0);

    /** Each user once: of a mean over users. */
    static Denominators ones(long users) {
        return new Denominators(users, (double) users, (double) users);
    }

    Denominators plus(double x) {
        return new Denominators(users + 1, sum + x, squares + x * x);
    }

    Denominators plus(Denominators other) {
        return new Denominators(users + other.users, sum + other.sum, squares + other.squares);
    }
}
