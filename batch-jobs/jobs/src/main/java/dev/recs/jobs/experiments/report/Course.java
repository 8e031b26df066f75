package dev.recs.jobs.experiments.report;

import dev.recs.stores.experiments.ExperimentRun;
import dev.recs.stores.experiments.ExperimentRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How far an experiment has come.
 *
 * @param until from which on answers do not count; {@link Instant#MAX} if no end is known
 */
public record Course(Instant from, Instant until, Instant now) {

    /**
     * Of which a decision needs so many, whole; and the planned duration, for which intervals are narrowest. It is fixed before the first
     * event, as it has to be: with one that is chosen by the figures the intervals would hold less often.
     */
    public static final int MIN_DAYS = (int) ExperimentRuns.SHORTEST.toDays();

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

    /** Whether no week has begun that is not whole. */
    boolean isWholeWeek() {
        return days() % WEEK == 0;
    }

    /** The day on which the weeks that a decision needs are whole: two of them at least, and the one that has begun. */
    LocalDate nextWholeWeek() {
        long weeks = Math.max(MIN_DAYS / WEEK, days() / WEEK + 1);
        return LocalDate.ofInstant(from.plus(Duration.ofDays(WEEK * weeks)), ZoneOffset.UTC);
    }

    /** Time that it has run, in planned durations; above 0 once it has begun. */
    double elapsed() {
        return running().toMillis() / 1_000.0 / (MIN_DAYS * SECONDS);
    }

    private Duration running() {
        return Duration.between(from, now.isBefore(until) ? now : until);
    }
}
