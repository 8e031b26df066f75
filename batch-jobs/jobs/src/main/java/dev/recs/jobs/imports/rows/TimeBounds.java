package dev.recs.jobs.imports.rows;

import dev.recs.model.failure.BadInput;
import java.time.Duration;
import java.time.Instant;

/**
 * Which times a store can take.
 *
 * @param now none lies after it, once moved
 * @param shift by how much this store's times are moved
 */
public record TimeBounds(Instant now, Duration shift) {

    /** @throws BadInput naming the column, its value and what was expected */
    public Instant check(String column, String text, TimeReader times) {
        Instant time = times.read(column, text);
        if (time.isBefore(Instant.EPOCH)) {
            throw Values.refused(column, text, "a time after 1970");
        }
        if (time.plus(shift).isAfter(now)) {
            throw Values.refused(
                    column,
                    text,
                    time.isAfter(now) || shift.isZero()
                            ? "a time that is not in the future"
                            : "a time that is not in the future, and this store moves its times by %d days, to %s"
                                    .formatted(shift.toDays(), time.plus(shift)));
        }
        return time;
    }
}
