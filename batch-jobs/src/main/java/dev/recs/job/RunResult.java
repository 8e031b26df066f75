package dev.recs.job;

import dev.recs.refresh.RefreshAccount;
import java.time.Duration;
import java.time.Instant;

/** How a run ended well. */
public sealed interface RunResult {

    Instant asOf();

    RefreshAccount account();

    /**
     * It ran, or an earlier one was continued.
     *
     * @param account of the whole run, over all its restarts
     * @param spent by this process
     * @param sweep what the last step says
     */
    record Finished(Instant asOf, RefreshAccount account, Spent spent, String sweep) implements RunResult {}

    /** The very run that was asked for had been finished before. */
    record AlreadyDone(Instant asOf, RefreshAccount account) implements RunResult {}

    /** What this process used. */
    record Spent(Duration time, long texts, long tokens) {}
}
