package dev.recs.job;

/** A run that was told to stop; what it has not done yet is left to the next run of the same choice. */
public final class RunStopped extends RuntimeException {

    public RunStopped() {
        super("refresh was stopped: the next one of the same choice continues it");
    }
}
