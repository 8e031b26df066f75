package dev.recs.recommender.signal;

import java.time.Duration;
import java.time.Instant;

/** Halves a weight every so many days; a time after {@code asOf} counts as now. */
public record RecencyDecay(double halfLifeDays, Instant asOf) {

    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();
    private static final double LN_2 = StrictMath.log(2);

    /** @return in (0, 1] */
    public double weight(Instant time) {
        double days = Math.max(0, asOf.toEpochMilli() - time.toEpochMilli()) / MILLIS_PER_DAY;
        return Math.max(Double.MIN_NORMAL, StrictMath.exp(-LN_2 * days / halfLifeDays));
    }
}
