package dev.recs.stores.experiments;

import dev.recs.model.experiment.Experiment;
import java.time.Instant;

/**
 * An experiment that was started.
 *
 * @param experiment as it was defined then
 * @param stoppedAt {@link Instant#MAX} while nobody has stopped it
 */
public record ExperimentRun(Experiment experiment, Instant startedAt, Instant stoppedAt) {

    /** From when on answers count. */
    public Instant countsFrom() {
        return startedAt.isAfter(experiment.from()) ? startedAt : experiment.from();
    }

    /** From when on answers do not count any more; {@link Instant#MAX} if no end is known. */
    public Instant countsUntil() {
        return stoppedAt.isBefore(experiment.until()) ? stoppedAt : experiment.until();
    }

    /** Whether lists of its variants may be made at a moment, or will be when its time begins. */
    public boolean isRunningAt(Instant moment) {
        return moment.isBefore(countsUntil());
    }

    /** {@code waiting} before its time begins, {@code running}, {@code ended} by its time, {@code stopped}. */
    public String stateAt(Instant moment) {
        if (!moment.isBefore(stoppedAt)) {
            return "stopped";
        }
        if (!moment.isBefore(experiment.until())) {
            return "ended";
        }
        return moment.isBefore(experiment.from()) ? "waiting" : "running";
    }
}
