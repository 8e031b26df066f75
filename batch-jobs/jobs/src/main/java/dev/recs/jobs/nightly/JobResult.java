package dev.recs.jobs.nightly;

import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.embedding.MissingVectors;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a run ended well. */
public sealed interface JobResult {

    Instant asOf();

    RefreshAccount account();

    /** What kept the embedding provider from giving vectors: a command ends with its exit code, although all lists are made. */
    default Optional<RuntimeException> providerFailure() {
        return Optional.empty();
    }

    /**
     * It ran, or an earlier one was continued.
     *
     * @param account of the whole run, over all its restarts
     * @param spent by this process
     * @param missing texts that went without a vector in this process; the lists were made all the same
     * @param steps what the steps say
     * @param continued what failed before and when, if it was continued
     */
    record Finished(
            Instant asOf,
            RefreshAccount account,
            Spent spent,
            MissingVectors missing,
            Steps steps,
            Optional<String> continued)
            implements JobResult {

        @Override
        public Optional<RuntimeException> providerFailure() {
            return missing.failure();
        }
    }

    /** The very run that was asked for had been finished before. */
    record AlreadyDone(Instant asOf, RefreshAccount account) implements JobResult {}

    /**
     * What steps say of their work; empty for one that an earlier attempt did.
     *
     * @param catalog how many products have a vector
     * @param model as of when the model is, and why it is not the one of the run, if so
     * @param retention how many profiles were dropped
     */
    record Steps(String catalog, String model, String retention) {}

    /** What this process used. */
    record Spent(Duration time, long texts, long tokens) {}
}
