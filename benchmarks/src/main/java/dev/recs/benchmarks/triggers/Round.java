package dev.recs.benchmarks.triggers;

/** Microseconds an order, over the orders of one round. */
record Round(double with, double without) {

    private static final double NANOS_PER_MICRO = 1e3;

    static Round of(long withNanos, long withoutNanos, int orders) {
        return new Round(withNanos / NANOS_PER_MICRO / orders, withoutNanos / NANOS_PER_MICRO / orders);
    }

    double ratio() {
        return with / without;
    }

    double added() {
        return with - without;
    }
}
