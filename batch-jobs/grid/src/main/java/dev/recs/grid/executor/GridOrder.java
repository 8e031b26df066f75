package dev.recs.grid.executor;

import dev.recs.model.experiment.ExperimentJson;
import dev.recs.model.experiment.RunningExperiments;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all tasks of a run are told. Holds no address, no password and no key.
 *
 * @param id of this attempt of the run: an executor opens its stores once for it
 * @param users whom to refresh
 * @param settings as {@link RunSettings#write} writes them
 * @param lists what shapes lists beside the settings
 * @param secretsFile on every executor; empty: its environment
 * @param storeWait how long a task tries again while a store does not answer
 * @param expected what must be the same on executor and driver
 */
public record GridOrder(
        String id, Users users, String settings, Lists lists, String secretsFile, Duration storeWait, Expected expected)
        implements Serializable {

    @Override
    public String toString() {
        return "GridOrder[%s]".formatted(id);
    }

    /**
     * Rules and experiments as the driver read them.
     *
     * @param rules the text of the shop's rules; empty if there are none
     * @param holdOut share of users who see popular lists only
     * @param experiments what runs, as {@link dev.recs.model.experiment.ExperimentJson} writes it
     */
    public record Lists(String rules, double holdOut, List<String> experiments) implements Serializable {

        public Lists {
            experiments = List.copyOf(experiments);
        }

        RunningExperiments running() {
            return new RunningExperiments(
                    holdOut, experiments.stream().map(ExperimentJson::parse).toList());
        }
    }

    /**
     * Whom.
     *
     * @param run as in {@code recs_job_positions}
     * @param activeSince null: whenever
     * @param staleOnly only those whose list is stale
     */
    public record Users(long run, Instant asOf, @Nullable Instant activeSince, boolean staleOnly)
            implements Serializable {}

    /**
     * What is compared before an executor does anything.
     *
     * @param keyProof of the erasure key, without showing it
     * @param model version of the catalog model
     * @param recipe digest of settings and rules
     * @param build digest of our own jars; empty where they are no jars
     */
    public record Expected(String keyProof, String model, String recipe, String build) implements Serializable {}
}
