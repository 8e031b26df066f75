package dev.recs.jobs.nightly;

import java.util.concurrent.CancellationException;

/** A run that was told to stop; what it has not done yet is left to the next run of the same choice. */
public final class JobCancelled extends RuntimeException {

    private static final String MESSAGE = "refresh was stopped: the next one of the same choice continues it";

    public JobCancelled() {
        super(MESSAGE);
    }

    /** @param cause a wait that the stop has cut short */
    JobCancelled(CancellationException cause) {
        super(MESSAGE, cause);
    }
}
