package dev.recs.jobs.experiments;

import dev.recs.model.experiment.Experiment;
import dev.recs.stores.experiments.ExperimentRun;
import java.time.Instant;

/**
 * An experiment as the operator sees it.
 *
 * @param state {@code defined}, {@code waiting}, {@code running}, {@code ended} or {@code stopped}; {@code changed} if it runs and the file
 *     does not say so any more
 * @param startedAt {@link Instant#MAX} if it was not
 * @param stoppedAt {@link Instant#MAX} if it was not
 */
public record KnownExperiment(Experiment experiment, String state, Instant startedAt, Instant stoppedAt) {

    static KnownExperiment defined(Experiment experiment) {
        return new KnownExperiment(experiment, "defined", Instant.MAX, Instant.MAX);
    }

    static KnownExperiment started(ExperimentRun run, boolean isChanged, Instant moment) {
        return new KnownExperiment(
                run.experiment(), isChanged ? "changed" : run.stateAt(moment), run.startedAt(), run.stoppedAt());
    }
}
