package dev.recs.jobs.nightly;

import java.time.Instant;
import java.util.Objects;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What a run was started with.
 *
 * @param asOf events after this moment are not read
 * @param force lets retention delete more than its limit; not part of the run's identity
 */
record NightlyJobParameters(Selection selection, Instant asOf, boolean force) {

    private static final String SELECTION = "selection";
    private static final String AS_OF = "asOf";
    private static final String FORCE = "force";

    static NightlyJobParameters parse(JobParameters parameters) {
        return new NightlyJobParameters(
                Selection.valueOf(Objects.requireNonNull(parameters.getString(SELECTION))),
                Instant.parse(Objects.requireNonNull(parameters.getString(AS_OF))),
                Boolean.parseBoolean(parameters.getString(FORCE)));
    }

    JobParameters toJobParameters() {
        return new JobParametersBuilder()
                .addString(SELECTION, selection.name())
                .addString(AS_OF, asOf.toString())
                .addString(FORCE, Boolean.toString(force), false)
                .toJobParameters();
    }
}
