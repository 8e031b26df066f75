package dev.recs.jobs.online;

/**
 * Sums over users of what a ratio divides. Users with none of it need not be added.
 *
 * @param acting users with some
 * @param sum Σy
 * @param squares Σy²
 * @param products Σxy, with what it is divided by
 */
record Numerators(long acting, double sum, double squares, double products) {

    static final Numerators NONE = new Numerators(0, 0, 0, 0);

    Numerators plus(double y, double x) {
        return new Numerators(acting + (y == 0 ? 0 : 1), sum + y, squares + y * y, products + x * y);
    }

    Numerators plus(Numerators other) {
        return new Numerators(
                acting + other.acting, sum + other.sum, squares + other.squares, products + other.products);
    }
}
