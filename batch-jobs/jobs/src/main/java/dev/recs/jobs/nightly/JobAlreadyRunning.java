package dev.recs.jobs.nightly;

/** A refresh runs already, here or on another machine. */
public final class JobAlreadyRunning extends RuntimeException {

    JobAlreadyRunning(String lock) {
        super("another refresh is in progress (it has the lock '%s' of MySQL): wait until it has ended"
                .formatted(lock));
    }
}
