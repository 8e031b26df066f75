package dev.recs.jobs.experiments.report;

import dev.recs.stores.experiments.ExperimentRun;
import java.time.Duration;
import java.time.Instant;

/**
 * How far an experiment has come.
 *
 * @param until from which on answers do not count; {@link Instant#MAX} if no end is known
 */
public record Course(Instant from, Instant until, Instant now) {

    /** Shoppers of a Monday are not those of a Saturday, nor those of a first week those of a second. */
    public static final int MIN_DAYS = 14;

    private static final int WEEK = 7;
    private static final double SECONDS = 86_400;

    static Course of(ExperimentRun run, Instant now) {
        return new Course(run.countsFrom(), run.countsUntil(), now);
    }

    public boolean hasBegun() {
        return now.isAfter(from);
    }

    public boolean isOver() {
        return !now.isBefore(until);
    }

    /** Whole days that it has run. */
    public long days() {
        return hasBegun() ? running().toDays() : 0;
    }

    public boolean isLongEnough() {
        return days() >= MIN_DAYS;
    }

    /** When the weeks that a decision needs are whole: two of them at least, the current one if it has begun. */
    public Instant nextWholeWeek() {
        long weeks = Math.max(MIN_DAYS / WEEK, (days() + WEEK - 1) / WEEK);
        return from.plus(Duration.ofDays(WEEK * weeks));
    }

    /** Time that it has run, in planned durations; above 0 once it has begun. */
    double elapsed() {
        return running().toMillis() / 1_000.0 / (plannedDays() * SECONDS);
    }

    private Duration running() {
        return Duration.between(from, now.isBefore(until) ? now : until);
    }

    /**
     * The length for which intervals are narrowest: two weeks, whatever the definition says. It is fixed before the first event, as it has to be:
     * with a length that is chosen by the figures the intervals would hold less often.
     */
    private static double plannedDays() {
        return MIN_DAYS;
    }
}
