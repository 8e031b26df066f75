package dev.recs.recommender.rules;

import java.time.Instant;

/**
 * When a rule holds.
 *
 * @param from the first moment
 * @param until the first moment at which it holds no longer
 */
record Period(Instant from, Instant until) {

    static final Period ALWAYS = new Period(Instant.MIN, Instant.MAX);

    boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    boolean overlaps(Period other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
